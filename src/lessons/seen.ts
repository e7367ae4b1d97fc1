import type { Analysis, CodeRow, SiteStory } from '../analysis/analysis.ts'
import type { PromiseId, SiteCost } from '../cost/cost.ts'
import type { Candidate, Outcome } from '../patch/decision.ts'
import type { Row } from '../program/program.ts'
import {
  difference,
  intersection,
  namesIn,
  registersIn,
  regSet,
  type RegSet,
  regSetOf,
  sizeOf,
} from '../x86/registers.ts'

/**
 * What lessons ask of an analysis: each is the key to a question. Sites count from 0. A site that is not there
 * is a fault of the lesson, and throws: goals look for sites by themselves.
 */
export function storyAt({ stories }: Analysis, site: number): SiteStory {
  const story = stories[site]
  if (!story) throw new Error(`the listing has no site ${site}`)
  return story
}

export function costAt({ pressure }: Analysis, site: number): SiteCost {
  const cost = pressure.sites[site]
  if (!cost) throw new Error(`the listing has no site ${site}`)
  return cost
}

export const roomAt = (analysis: Analysis, site: number): number =>
  storyAt(analysis, site).site.length

export const outcomeAt = (analysis: Analysis, site: number): Outcome =>
  storyAt(analysis, site).decision.outcome

/** The first candidate of a kind; null where the backend has none. */
export const candidateAt = (analysis: Analysis, site: number, kind: Outcome): Candidate | null =>
  storyAt(analysis, site).decision.candidates.find((candidate) => candidate.kind === kind) ?? null

/** Bytes of code that a kind of candidate needs, without padding. */
export function needsAt(analysis: Analysis, site: number, kind: Outcome): number {
  const candidate = candidateAt(analysis, site, kind)
  if (!candidate) throw new Error(`site ${site} has no candidate ${kind}`)
  return candidate.code.length
}

/** Full-width names, in machine order. */
export const namesOf = ({ program }: Analysis, set: RegSet): readonly string[] =>
  namesIn(program.arch, set)

/** The one of these registers that a site's promise keeps. */
export function keptOf(analysis: Analysis, site: number, names: readonly string[]): string {
  const { arch } = analysis.program
  const { whole } = storyAt(analysis, site).site.mayLose
  return onlyName(analysis, difference(regSetOf(arch, names), whole))
}

/** Instructions that a kind of candidate would write, without padding. */
export function codeAt(analysis: Analysis, site: number, kind: Outcome): readonly CodeRow[] {
  const { decision, candidateRows } = storyAt(analysis, site)
  return candidateRows[decision.candidates.findIndex((each) => each.kind === kind)] ?? []
}

/** Instructions that a line of the listing makes. */
const rowsOfLine = ({ program }: Analysis, line: number): readonly Row[] =>
  program.sections[program.text]?.rows.filter((row) => row.line === line) ?? []

/** What a line of the listing does, as it is decoded; empty where that is not one instruction. */
export function instructionOfLine(analysis: Analysis, line: number): string {
  const [only, ...more] = rowsOfLine(analysis, line)
  return only && more.length === 0 ? only.text : ''
}

/** The bytes that a line of the listing assembles to. */
export function bytesOfLine(analysis: Analysis, line: number): Uint8Array {
  const rows = rowsOfLine(analysis, line)
  const bytes = analysis.program.sections[analysis.program.text]?.bytes
  const [first, last] = [rows[0], rows.at(-1)]
  if (!bytes || !first || !last) return new Uint8Array()
  return bytes.subarray(first.offset, last.offset + last.length)
}

/** Whether a line of the listing is byte for byte what a backend would inline at a site. */
export function isInlineCode(analysis: Analysis, site: number, line: number): boolean {
  const code = candidateAt(analysis, site, 'inline')?.code
  const bytes = bytesOfLine(analysis, line)
  return code?.length === bytes.length && code.every((byte, at) => byte === bytes[at])
}

/** The one register of a set; `none` where it is empty. A question with two answers is a fault of the lesson. */
export function onlyName(analysis: Analysis, set: RegSet): string {
  const names = namesOf(analysis, set)
  if (names.length > 1) throw new Error(`${names.join(' and ')} are two answers`)
  return names[0] ?? 'none'
}

/** Pushes and pops around the call that the walk outward takes for the site's. */
export const pairsAt = (analysis: Analysis, site: number): number =>
  storyAt(analysis, site).site.sandwich.pairs.length

/** Values that are needed after a site and defined before it. */
export const aliveAt = (analysis: Analysis, site: number): number =>
  sizeOf(costAt(analysis, site).liveAcross)

/** The part of what is alive across a site that no instruction of the text has defined, or not on every way. */
export function fromOutside(analysis: Analysis, site: number): RegSet {
  const { values, before, registers } = analysis.pressure.before.values
  const { from } = storyAt(analysis, site).site.rows
  const outside = registersIn(costAt(analysis, site).liveAcross).filter((register) => {
    const value = values[before[from * registers + register] ?? -1]
    return value?.entry ?? true
  })
  return regSet(...outside)
}

/** Registers in which a value survives under a promise. */
export const placesAt = (analysis: Analysis, site: number, promise: PromiseId = 'own'): number =>
  costAt(analysis, site).contract[promise].places

/** Registers that the promise gave up and that what stands there leaves alone. */
export const forNothingAt = (analysis: Analysis, site: number): number =>
  sizeOf(costAt(analysis, site).filling.givenUpForNothing)

/** What the bytes that stand there destroy although the promise keeps it, and a value in it is needed later. */
export function lostAt(analysis: Analysis, site: number): RegSet {
  const { liveAcross, filling } = costAt(analysis, site)
  const { mayLose } = storyAt(analysis, site).site
  return difference(intersection(liveAcross, filling.reallyDestroyed), mayLose.whole)
}

/** Sites whose code after boot holds a transfer of this sort. */
export function callsLeft({ rowsAfter, stories }: Analysis, flow: Row['flow']): number {
  return stories.filter(({ site: { offset, length } }) =>
    rowsAfter.some(
      (row) => row.flow === flow && row.offset >= offset && row.offset < offset + length,
    ),
  ).length
}
