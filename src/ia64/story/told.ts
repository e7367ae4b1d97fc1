import type { Diagnostic } from '../../base/diagnostic.ts'
import { lineIndex, positionAt } from '../../base/span.ts'
import { analyzeIa64, decideIa64, type Ia64Analysis, type Ia64Input } from '../analysis.ts'
import { bundleOfTag } from '../bundle/tag.ts'
import { templates } from '../bundle/template.ts'
import type { ConventionCost } from '../cost.ts'
import type { Decision, RuleSetId } from '../patch/decision.ts'
import { platforms } from '../patch/platform.ts'
import type { Site } from '../patch/records.ts'
import { type PlatformId, patchType, typeConstants } from '../patch/types.ts'
import { ia64RuleSets } from '../rules/index.ts'
import type { Ia64Run, RunRefusal, RunStart } from '../run/report.ts'
import { runIa64 } from '../run/run.ts'
import { entryLabels } from '../run/start.ts'
import { bundlePicture } from './bundlePicture.ts'
import type { BundlePicture, Picture } from './picture.ts'
import { rowsAfter } from './after.ts'
import { cellOf, type Losses, promised, really, type SiteCell } from './losses.ts'
import { type ListingRow, listingRows } from './rows.ts'
import { accidentEnd, type Ia64Step, stepsOf } from './steps.ts'
import { storyOf } from './story.ts'

/** What a site means to the registers around it under the rules in force. */
export interface SiteLosses extends Losses {
  /** Row of the listing that stands for the call: index among `rows`. */
  readonly row: number
}

/** A site with everything that is told of it. */
export interface Ia64Story {
  readonly index: number
  readonly site: Site
  /** `GET_CPUID`, or the number of an unknown type. */
  readonly op: string
  /** Lines of the listing that belong to it, from 1. */
  readonly line: number
  readonly lastLine: number
  readonly decision: Decision
  readonly costs: readonly ConventionCost[]
  readonly losses: SiteLosses
  /** What the bytes there really destroy after patching; the row is one of `rowsAfter`. */
  readonly lossesAfter: SiteLosses
  readonly pictures: readonly Picture[]
  readonly steps: readonly Ia64Step[]
  /** Index of the step at which the accident has happened, or not, under these rules. */
  readonly accidentEnd: number
  /** The first bundle under each of the 24 templates. */
  readonly readings: readonly BundlePicture[]
}

/** What becomes of the sites under one platform and one rule set. */
export interface Ia64Variant {
  readonly platform: PlatformId
  readonly rules: RuleSetId
  /** One for each site. */
  readonly cells: readonly SiteCell[]
}

/** All that the page shows of a listing. */
export interface Ia64Told {
  readonly input: Ia64Input
  readonly diagnostics: readonly Diagnostic[]
  readonly sections: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly rows: readonly ListingRow[]
  /** The same as patching leaves them: what was written into a site in place of what stood there. */
  readonly rowsAfter: readonly ListingRow[]
  /** Bytes of every section as patching leaves them. */
  readonly patched: readonly Uint8Array[]
  readonly stories: readonly Ia64Story[]
  readonly variants: readonly Ia64Variant[]
  /** The listing run; null where that was not asked for, or is refused. */
  readonly run: Ia64Run | null
  /** Why a run that was asked for is none. */
  readonly runRefusal: RunRefusal | null
  /** Labels that a run can start at. */
  readonly entries: readonly string[]
  /** The listing as GNU as takes it by itself: the numbers that it names come first. */
  readonly source: string
}

/** Where the site leaves for its function; its last row where nothing jumps. */
function callRow(rows: readonly ListingRow[], { section, offset, length }: Site): number {
  const inside = rows.flatMap((row, index) =>
    row.section === section && row.offset >= offset && row.offset < offset + length ? [index] : [],
  )
  const jump = inside.findLast((index) => /^(?:\(p\d+\) )?brl?\./.test(rows[index]?.text ?? ''))
  return jump ?? inside.at(-1) ?? -1
}

/** What stands in the site now; its last row stands for it where it was replaced. */
function lossesAfter(rows: readonly ListingRow[], before: Losses, decision: Decision): SiteLosses {
  const { site, outcome } = decision
  if (outcome !== 'replaced') return { ...before, row: callRow(rows, site) }
  const last = rows.findLastIndex(
    ({ section, offset }) =>
      section === site.section && offset >= site.offset && offset < site.offset + site.length,
  )
  return { ...really(before, decision), row: last }
}

function linesOf(rows: readonly ListingRow[], { section, offset, length }: Site, first: number) {
  const lines = rows
    .filter(
      (row) => row.section === section && row.offset >= offset && row.offset < offset + length,
    )
    .map(({ line }) => line)
  return { line: lines[0] ?? first, lastLine: lines.at(-1) ?? first }
}

function storyAt(
  analysis: Ia64Analysis,
  { listing, platform, rules }: Ia64Input,
  {
    before: rows,
    after,
  }: { readonly before: readonly ListingRow[]; readonly after: readonly ListingRow[] },
  index: number,
  decision: Decision,
): Ia64Story {
  const { site, before } = decision
  const pictures = storyOf(analysis, index, platform)
  const steps = stepsOf(pictures)
  const first = positionAt(lineIndex(listing), site.span.from).line
  const address = bundleOfTag(site.start)
  const losses = promised(analysis.liveness[site.section] ?? [], decision)
  return {
    index,
    site,
    op: patchType(site.type)?.name ?? `0x${site.type.toString(16)}`,
    ...linesOf(rows, site, first),
    decision,
    costs: analysis.costs[index] ?? [],
    losses: { ...losses, row: callRow(rows, site) },
    lossesAfter: lossesAfter(after, losses, decision),
    pictures,
    steps,
    accidentEnd: accidentEnd(pictures, steps, rules),
    readings: templates.map(({ code }) => {
      const bytes = Uint8Array.from(before.slice(0, 16))
      bytes[0] = ((bytes[0] ?? 0) & ~0x1f) | code
      return bundlePicture(bytes, address)
    }),
  }
}

const variantsOf = ({ liveness }: Ia64Analysis, listing: string): readonly Ia64Variant[] =>
  ia64RuleSets.flatMap(({ id: rules }) =>
    platforms.map((platform) => {
      const cells = decideIa64({ listing, platform, rules }).map((decision) =>
        cellOf(liveness[decision.site.section] ?? [], decision),
      )
      return { platform, rules, cells }
    }),
  )

function sourceOf(listing: string): string {
  const used = [...typeConstants].filter(([name]) => new RegExp(`\\b${name}\\b`).test(listing))
  return [...used.map(([name, value]) => `${name} = ${value}\n`), listing].join('')
}

/** A listing in, all that the page draws out: plain data. `start`: how a run begins, where one is wanted. */
export function tellIa64(input: Ia64Input, start: RunStart | null = null): Ia64Told {
  const analysis = analyzeIa64(input)
  const rows = listingRows(analysis, input.listing)
  const after = rowsAfter(analysis, rows)
  const ran = start && runIa64(analysis, input, start)
  return {
    input,
    diagnostics: analysis.diagnostics,
    sections: analysis.program.sections.map(({ name, bytes }) => ({ name, bytes })),
    rows,
    rowsAfter: after,
    patched: analysis.patched,
    stories: analysis.decisions.map((decision, index) =>
      storyAt(analysis, input, { before: rows, after }, index, decision),
    ),
    variants: variantsOf(analysis, input.listing),
    run: ran?.ok ? ran.value : null,
    runRefusal: ran && !ran.ok ? ran.error : null,
    entries: entryLabels(analysis.program),
    source: sourceOf(input.listing),
  }
}
