import type { Row, Section } from '../program/program.ts'
import type { PatchSite } from '../sites/site.ts'
import {
  difference,
  noRegisters,
  type RegSet,
  regSet,
  stackPointerOf,
  union,
} from '../x86/registers.ts'
import { conventionOf } from '../x86/conventions.ts'
import type { Arch } from '../x86/arch.ts'

/** The code that stands where a site would be, had the kernel been built without paravirt. */
export interface Compiled {
  readonly rows: readonly Row[]
  readonly bytes: Uint8Array
  /** General registers that it changes, results included. */
  readonly destroyed: RegSet
}

/** The same listing with paravirt and without, by line. */
export interface BothTexts {
  readonly on: Section
  readonly off: Section
  readonly onLines: ReadonlyMap<number, readonly Row[]>
  readonly offLines: ReadonlyMap<number, readonly Row[]>
  /** How many sites a line makes. */
  readonly sitesOf: ReadonlyMap<number, number>
}

function byLine({ rows }: Section): ReadonlyMap<number, readonly Row[]> {
  const lines = new Map<number, Row[]>()
  for (const row of rows) {
    const line = lines.get(row.line)
    if (line) line.push(row)
    else lines.set(row.line, [row])
  }
  return lines
}

export function bothTexts(sites: readonly PatchSite[], on: Section, off: Section): BothTexts {
  const sitesOf = new Map<number, number>()
  for (const { line } of sites) sitesOf.set(line, (sitesOf.get(line) ?? 0) + 1)
  return { on, off, onLines: byLine(on), offLines: byLine(off), sitesOf }
}

const alike = (left: Row | undefined, right: Row | undefined): boolean =>
  left !== undefined && left.text === right?.text

/** How many rows at the start of both are the same. */
function shared(left: readonly Row[], right: readonly Row[]): number {
  let count = 0
  while (count < left.length && alike(left[count], right[count])) count++
  return count
}

/** A called function may destroy what the convention says; everything else says what it writes. */
function destroyedBy(rows: readonly Row[], arch: Arch): RegSet {
  const { callerSaved } = conventionOf(arch)
  const sets = rows.map(({ flow, writes }) =>
    flow === 'call' || flow === 'indirect-call' ? union(writes, callerSaved) : writes,
  )
  const saved = rows.some(({ pops }) => pops !== null) ? keptByPairs(rows) : noRegisters
  return difference(difference(union(...sets), saved), regSet(stackPointerOf(arch)))
}

/** What a push before takes back by a pop after is not lost. */
function keptByPairs(rows: readonly Row[]): RegSet {
  const pushed = rows.flatMap(({ pushes }) => (pushes === null ? [] : [pushes]))
  const popped = rows.flatMap(({ pops }) => (pops === null ? [] : [pops]))
  return regSet(...pushed.filter((register) => popped.includes(register)))
}

/**
 * What a macro that writes a site writes without paravirt; null where the site was written out by hand or a
 * line makes several sites, which the other text cannot tell apart.
 */
export function compiledAt(
  site: PatchSite,
  { on, off, onLines, offLines, sitesOf }: BothTexts,
  arch: Arch,
): Compiled | null {
  const { line, lastLine } = site
  const made = on.rows[site.rows.from]?.expansion ?? null
  if (made === null || line !== lastLine || sitesOf.get(line) !== 1) return null
  const around = onLines.get(line) ?? []
  const before = around.filter(({ offset }) => offset < site.offset)
  const after = around.filter(({ offset }) => offset >= site.offset + site.length)
  const whole = offLines.get(line) ?? []
  const start = shared(before, whole)
  const rest = whole.slice(start)
  const end = shared(after.toReversed(), rest.toReversed())
  const rows = rest.slice(0, rest.length - end)
  const from = rows[0]?.offset ?? 0
  const last = rows.at(-1)
  const to = last ? last.offset + last.length : from
  return { rows, bytes: off.bytes.slice(from, to), destroyed: destroyedBy(rows, arch) }
}
