import type { StackShown } from '../../src/ia64/story/picture.ts'
import type { Cell } from '../../src/ia64/run/cell.ts'
import type { Ia64Run, MachineId, MachineView, RegisterKey } from '../../src/ia64/run/report.ts'

type Registers = ReadonlyMap<RegisterKey, Cell>

/** What the registers of a machine hold at a moment: all changes up to it. */
export function registersAt({ moments }: Ia64Run, id: MachineId, at: number): Registers {
  const registers = new Map<RegisterKey, Cell>()
  for (const moment of moments.slice(0, at + 1)) {
    for (const [key, cell] of moment[id].changes) registers.set(key, cell)
  }
  return registers
}

/** One machine's value in a row. */
export interface ItaniumValue {
  /** Null where the frame does not have the register. */
  readonly cell: Cell | null
  /** What it was, where the last instruction changed it. */
  readonly was: bigint | null
}

export interface ItaniumRow {
  /** `r38` */
  readonly name: string
  /** `out1`; null for a register that does not slide. */
  readonly alias: string | null
  readonly unpatched: ItaniumValue
  readonly patched: ItaniumValue
  readonly differs: boolean
  /** The reference's value, where it is another than one of the two. */
  readonly reference: bigint | null
}

/** Where r32 and up of a frame lie; null for one that it does not have. */
function keyIn({ stack }: MachineView, index: number): RegisterKey | null {
  const { base, frame } = stack.state
  return index < frame.sof ? `@${base + index}` : null
}

const kinds = [/^r\d+$/, /^b\d/, /^p\d/, /^ar/]

/** General registers first, then branch registers, predicates, and the rest. */
function byKind(left: RegisterKey, right: RegisterKey): number {
  const rank = (key: RegisterKey) => kinds.findIndex((kind) => kind.test(key)) + 1 || 9
  const number = (key: RegisterKey) => Number(/\d+/.exec(key)?.[0] ?? 0)
  return rank(left) - rank(right) || number(left) - number(right)
}

/** Registers outside of the stack whose value a run changes; what is only given up says nothing. */
export function changedRegisters({ moments }: Ia64Run): readonly RegisterKey[] {
  const [first] = moments
  const start = new Map(first?.patched.changes.map(([key, { value }]) => [key, value]))
  const changed = moments
    .slice(1)
    .flatMap(({ unpatched, patched }) => [...unpatched.changes, ...patched.changes])
    .filter(([key, { value }]) => !key.startsWith('@') && value !== (start.get(key) ?? 0n))
  return [...new Set(changed.map(([key]) => key))].toSorted(byKind)
}

/** What was never written: undefined where an alloc made it, 0 anywhere else. */
const fresh = (key: RegisterKey): Cell => ({ value: 0n, mark: null, known: !key.startsWith('@') })

const known = (cell: Cell | null | undefined): bigint | null => (cell?.known ? cell.value : null)

/** Rows of the table at a moment: the frame of each machine, then what does not slide. */
export function itaniumRows(run: Ia64Run, at: number): readonly ItaniumRow[] {
  const moment = run.moments[at]
  if (!moment) return []
  const ids = ['reference', 'unpatched', 'patched'] as const
  const now = ids.map((id) => registersAt(run, id, at))
  const before = ids.map((id) => (at > 0 ? registersAt(run, id, at - 1) : null))
  const value = (machine: number, key: RegisterKey | null): ItaniumValue => {
    const cell = key === null ? null : (now[machine]?.get(key) ?? fresh(key))
    const old = key === null ? null : known(before[machine]?.get(key))
    const is = known(cell)
    return { cell, was: old === null || old === is ? null : old }
  }
  const rowOf = (
    name: string,
    alias: string | null,
    keys: readonly (RegisterKey | null)[],
  ): ItaniumRow => {
    const [reference, unpatched, patched] = [0, 1, 2].map((machine) =>
      value(machine, keys[machine] ?? null),
    ) as [ItaniumValue, ItaniumValue, ItaniumValue]
    const [should, left, right] = [reference, unpatched, patched].map(({ cell }) => known(cell))
    const same = left === should && right === should
    return {
      name,
      alias,
      unpatched,
      patched,
      differs: left !== right || !unpatched.cell?.mark !== !patched.cell?.mark,
      reference: same ? null : (should ?? null),
    }
  }
  const size = Math.max(...ids.slice(1).map((id) => moment[id].stack.state.frame.sof))
  const named = [...moment.unpatched.stack.registers, ...moment.patched.stack.registers]
  const stacked = Array.from({ length: size }, (_, index) =>
    rowOf(
      `r${32 + index}`,
      named.find((each) => each.number === 32 + index)?.alias ?? null,
      ids.map((id) => keyIn(moment[id], index)),
    ),
  )
  const fixed = changedRegisters(run).map((key) => rowOf(key, null, [key, key, key]))
  return [...stacked, ...fixed]
}

/** What changed the frame of a machine up to a moment, the last first. */
export function lastFrameChange(run: Ia64Run, id: MachineId, at: number): number | null {
  const kinds = ['alloc', 'call', 'return', 'cover', 'restore']
  const found = run.moments
    .slice(0, at + 1)
    .findLastIndex((moment) => moment[id].events.some(({ kind }) => kinds.includes(kind)))
  return found === -1 ? null : found
}

/** The register stack of a machine at a moment, with the instruction that made its frame. */
export function stackAt(run: Ia64Run, id: MachineId, at: number): StackShown | undefined {
  const view = run.moments[at]?.[id]
  const change = lastFrameChange(run, id, at)
  const op = change === null ? '' : (run.moments[change - 1]?.[id].text ?? '')
  return view && { op, ...view.stack, spilled: 0 }
}
