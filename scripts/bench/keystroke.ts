import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AnalysisInput } from '../../src/analysis/analysis.ts'
import { analyze, newMemory } from '../../src/analysis/analyze.ts'
import { generatedListing } from '../../src/testing/generatedListing.ts'
import { loadIced } from '../../src/x86/iced.ts'

const require = createRequire(`${process.cwd()}/package.json`)
loadIced(readFileSync(require.resolve('iced-x86/iced_x86_bg.wasm')))

/** A value whose register the last letter of its line decides. */
const written = (letter: string): string => `    mov   $1, %eb${letter}`

/** What one key does to a listing: the text that the n-th press leaves. */
type Keys = (lines: readonly string[], press: number) => string

const withLine = (lines: readonly string[], at: number, ...line: readonly string[]): string =>
  lines.toSpliced(at, 0, ...line).join('\n')

/** All in the middle of the listing. */
const edits = {
  /** The bytes keep their number: nothing behind it moves. */
  register: (lines, press) => withLine(lines, lines.length >> 1, written('xp'.charAt(press % 2))),
  /** The text behind it moves, and no code does. */
  comment: (lines, press) =>
    withLine(lines, lines.length >> 1, written('x'), `# ${'a'.repeat(press % 20)}`),
  /** Everything behind it moves, text and code. */
  instruction: (lines, press) =>
    press % 2 === 0
      ? withLine(lines, lines.length >> 1, written('x'))
      : withLine(lines, lines.length >> 1, written('x'), written('p')),
} satisfies Readonly<Record<string, Keys>>

const input = (listing: string): AnalysisInput => ({
  listing,
  config: '32pae',
  variant: 'xen',
  rules: 'design',
  nops: 'p6',
  scan: false,
  framePointer: 'auto',
})

/** Milliseconds of processor, the garbage collector's threads included. */
function processor(work: () => void): number {
  const usage = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(usage)
  return (user + system) / 1000
}

function measured(lines: number, keys: number) {
  const listing = generatedListing('x86-32', lines).split('\n')
  const first: number[] = []
  const took = Object.entries(edits).map(([edit, keyed]) => {
    const memory = newMemory()
    const press = (count: number) => {
      const text = keyed(listing, count)
      return processor(() => void analyze(input(text), memory))
    }
    first.push(press(0))
    const each = Array.from({ length: keys }, (_, count) => press(count + 1))
    return { edit, each: each.slice(keys >> 2) }
  })
  // The first of the three has warmed up what is remembered by more than one listing.
  return { lines, first: first.at(-1), took }
}

const sizes = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000]

/** Fewer where each takes long: a median of eight tells as much there as one of a hundred does of a short listing. */
const keysFor = (lines: number): number => Math.max(8, Math.min(120, 40_000 / lines))

process.stdout.write(JSON.stringify(sizes.map((lines) => measured(lines, keysFor(lines)))))
