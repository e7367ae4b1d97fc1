import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { siteListing } from '../../src/analysis/imageListing.ts'
import type { SiteStory } from '../../src/analysis/analysis.ts'
import { analyze } from '../../src/analysis/analyze.ts'
import { type ImageOutcome, imageOutcomes } from '../../src/analysis/imageOutcomes.ts'
import { siteWindow } from '../../src/analysis/imageSite.ts'
import { imageView } from '../../src/analysis/imageView.ts'
import {
  type ImageSite,
  type KernelImage,
  openKernelImage,
} from '../../src/analysis/kernelImage.ts'
import type { ImageView } from '../../src/analysis/siteTable.ts'
import { assemble } from '../../src/asm/assemble.ts'
import { link } from '../../src/asm/link.ts'
import { addressText } from '../../src/base/address.ts'
import { bytesEqual, hex } from '../../src/base/bytes.ts'
import { featuresOf } from '../../src/backends/index.ts'
import { loadIced } from '../../src/x86/iced.ts'

/** Reads every module of an unpacked kernel package, and its kernel; prints what it found as JSON. */

loadIced(readFileSync(join(process.cwd(), 'node_modules/iced-x86/iced_x86_bg.wasm')))

const folder = process.env['PVSCOPE_MODULES'] ?? ''
const kernel = process.env['PVSCOPE_VMLINUX'] ?? ''
const vectors = process.env['PVSCOPE_VECTORS'] ?? ''

/** Every n-th site's code is copied as a listing and assembled again. */
const listingStride = 10
/** The kernel itself has more of them. */
const kernelStride = 25

const summary = {
  modules: 0,
  parsed: 0,
  withSites: 0,
  sites: 0,
  consistent: 0,
  alternatives: 0,
  listings: 0,
  sameListings: 0,
  /** Sites whose listing was analysed as the page does, on each backend. */
  told: 0,
  sameTold: 0,
  outcomes: { native: {} as Record<string, number>, xen: {} as Record<string, number> },
  faults: [] as string[],
  /** Sites of each module that has some, by its place in the package. */
  counts: {} as Record<string, number>,
  kernel: null as object | null,
}

function add(
  into: Record<string, number>,
  counts: Readonly<Partial<Record<string, number>>>,
): void {
  for (const [name, count] of Object.entries(counts)) into[name] = (into[name] ?? 0) + (count ?? 0)
}

function decide(image: KernelImage, variant: 'native' | 'xen') {
  const features = featuresOf(variant)
  return imageOutcomes(image, { rules: '6.1', variant, features })
}

function checkListings(image: KernelImage): void {
  for (let at = 0; at < image.sites.length; at += listingStride) {
    const site = image.sites[at]
    const window = site && siteWindow(image, site)
    const text = site && siteListing(image, site, String)
    if (!window || !text) continue
    const { program } = link(assemble(text, { arch: 'x86-64', prelude: '' }), new Map(), {
      base: window.address,
    })
    summary.listings++
    const made = program.sections[program.text]?.bytes
    if (made && bytesEqual(made, window.bytes)) summary.sameListings++
  }
}

/** The page shows a site by analysing its listing: what that comes to is what the file's table of sites says. */
function checkTold(image: KernelImage, stride: number): void {
  const view = imageView(image)
  for (const variant of ['native', 'xen'] as const) {
    const { outcomes } = decide(image, variant)
    for (let at = 0; at < image.sites.length; at += stride) {
      const [site, told] = [image.sites[at], outcomes[at]]
      if (!site || !told) continue
      summary.told++
      if (isToldAlike(site, told, storyOf(view, at, variant))) summary.sameTold++
    }
  }
}

function storyOf(view: ImageView, at: number, variant: 'native' | 'xen'): SiteStory | null {
  const snippet = view.snippet(at, usualChoice)
  if (!snippet) return null
  const answer = analyze({ ...switches, variant, listing: snippet.text })
  return answer.kind === 'analysis' ? (answer.analysis.stories[snippet.site] ?? null) : null
}

const isToldAlike = (site: ImageSite, told: ImageOutcome, story: SiteStory | null): boolean =>
  story !== null &&
  story.site.address === site.address &&
  story.decision.outcome === told.outcome &&
  bytesEqual(story.decision.edit.before, site.original) &&
  (!told.known || bytesEqual(story.decision.edit.after, told.after))

const usualChoice = {
  rules: null,
  variant: null,
  features: null,
  pages: 'pae',
  nops: null,
} as const

const switches = {
  config: '64v61',
  rules: '6.1',
  nops: 'p6',
  scan: false,
  framePointer: 'auto',
} as const

function checkModule(path: string): void {
  summary.modules++
  const name = relative(folder, path)
  const opened = openKernelImage(readFileSync(path))
  if (!opened.ok) {
    summary.faults.push(`${name}: ${opened.error.message}`)
    return
  }
  const image = opened.value
  summary.parsed++
  for (const { severity, message } of image.faults) {
    if (severity !== 'info') summary.faults.push(`${name}: ${message}`)
  }
  if (image.sites.length === 0) return
  summary.withSites++
  summary.sites += image.sites.length
  summary.counts[name] = image.sites.length
  summary.consistent += image.sites.filter(({ consistent }) => consistent).length
  summary.alternatives += image.sites.reduce((sum, site) => sum + site.alternatives.length, 0)
  for (const variant of ['native', 'xen'] as const) {
    add(summary.outcomes[variant], decide(image, variant).totals)
  }
  checkListings(image)
  checkTold(image, listingStride)
}

interface Vectors {
  readonly sites: readonly {
    readonly addr: string
    readonly native: string
    readonly xen: string
  }[]
}

/** Compares with two booted kernels, where this is the kernel that was booted. */
function checkKernel(): void {
  const opened = openKernelImage(readFileSync(kernel))
  if (!opened.ok) {
    summary.faults.push(`vmlinux: ${opened.error.message}`)
    return
  }
  const image = opened.value
  const places = new Map(image.sites.map(({ address, index }) => [addressText(address), index]))
  const { sites } = JSON.parse(readFileSync(vectors, 'utf8')) as Vectors
  const equal = (['native', 'xen'] as const).map((variant) => {
    const { outcomes } = decide(image, variant)
    return sites.filter((site) => {
      const after = outcomes[places.get(site.addr) ?? -1]?.after
      return after !== undefined && hex(after) === site[variant]
    }).length
  })
  checkTold(image, kernelStride)
  summary.kernel = {
    sites: image.sites.length,
    consistent: image.sites.filter(({ consistent }) => consistent).length,
    knownKernel: image.slots.knownKernel,
    vectors: sites.length * 2,
    equal: equal.reduce((sum, count) => sum + count, 0),
  }
}

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (entry.isFile() && entry.name.endsWith('.ko')) checkModule(join(entry.parentPath, entry.name))
}
if (kernel !== '') checkKernel()
console.log(JSON.stringify(summary))
