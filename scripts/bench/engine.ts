import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AnalysisInput } from '../../src/analysis/analysis.ts'
import { analyze } from '../../src/analysis/analyze.ts'
import { generatedListing } from '../../src/testing/generatedListing.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { loadIced } from '../../src/x86/iced.ts'

const require = createRequire(`${process.cwd()}/package.json`)
loadIced(readFileSync(require.resolve('iced-x86/iced_x86_bg.wasm')))

/** Positions of digits in immediates: where one key makes another, valid instruction. */
const editable = (listing: string): readonly number[] =>
  [...listing.matchAll(/\$(\d)/g)].map(({ index }) => index + 1)

function withDigit(listing: string, at: number, digit: number): string {
  return `${listing.slice(0, at)}${digit}${listing.slice(at + 1)}`
}

interface Took {
  /** Milliseconds on the clock. */
  readonly wall: number
  /** Milliseconds of processor, the garbage collector's threads included: what a busy machine cannot inflate. */
  readonly processor: number
}

/** From a changed text to its analysis, one for each key; the first ones warm up. */
function keystrokes(arch: Arch, lines: number, keys: number): readonly Took[] {
  const places = editable(generatedListing(arch, lines))
  let listing = generatedListing(arch, lines)
  const took: Took[] = []
  for (let key = 0; key < keys; key++) {
    const at = places[(key * 7919) % places.length] ?? 0
    listing = withDigit(listing, at, (Number(listing[at]) + 1) % 10)
    const input: AnalysisInput = {
      listing,
      config: arch === 'x86-64' ? '64' : '32pae',
      variant: 'xen',
      rules: 'design',
      nops: 'p6',
      scan: false,
      framePointer: 'auto',
    }
    const start = performance.now()
    const usage = process.cpuUsage()
    const answer = analyze(input)
    const { user, system } = process.cpuUsage(usage)
    took.push({ wall: performance.now() - start, processor: (user + system) / 1000 })
    if (answer.kind !== 'analysis' || answer.analysis.stories.length === 0) {
      throw new Error('the generated listing has no sites')
    }
  }
  return took
}

const rounds = [
  { lines: 100, keys: 300 },
  { lines: 1000, keys: 120 },
  { lines: 10_000, keys: 40 },
]

const results = (['x86-32', 'x86-64'] as const).flatMap((arch) =>
  rounds.map(({ lines, keys }) => ({
    arch,
    lines,
    took: keystrokes(arch, lines, keys).slice(Math.floor(keys / 4)),
  })),
)
process.stdout.write(JSON.stringify(results))
