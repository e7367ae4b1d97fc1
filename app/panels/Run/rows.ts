import type { MachineId, MachineView, Moment, StackWord } from '../../../src/run/report.ts'
import { hasRegister, registerNames } from '../../../src/x86/registers.ts'
import type { RunPicture } from '../../state/run.ts'
import { momentAt } from '../../state/runPlace.ts'
import type { Arch } from '../../../src/x86/arch.ts'

/** The two machines that stand side by side. */
export const sides = ['unpatched', 'patched'] as const satisfies readonly MachineId[]
export type Side = (typeof sides)[number]

/** One machine's value in a row of the table. */
export interface ValueCell {
  readonly value: bigint
  /** What it was, where the last instruction changed it. */
  readonly was: bigint | null
  readonly poisoned: boolean
  /** Destroyed, and no promise was broken by it. */
  readonly allowed: boolean
  /** It, or the reference, is still inside of a site that it entered with the right value: no result yet. */
  readonly passing: boolean
}

export interface RegisterRow {
  readonly name: string
  readonly unpatched: ValueCell
  readonly patched: ValueCell
  /** The two are not the same, and no machine is still inside of its site. */
  readonly differs: boolean
  /** The reference's value, where it is another than one of the two and no machine is still inside of its site. */
  readonly reference: bigint | null
  /** Whatever differs from the reference, and is not still inside of its site, was allowed to be destroyed. */
  readonly free: boolean
}

const valueAt = ({ registers }: MachineView, register: number): bigint => registers[register] ?? 0n

/** Machines that did all they promised: what they destroyed, somebody allowed and nobody missed. */
export type Faultless = Readonly<Record<Side, boolean>>

/** Nothing is known of a run before its end. */
export function faultlessIn(done: boolean, verdicts: readonly Found[]): Faultless {
  const never = (side: Side) => done && verdicts.every((verdict) => verdict[side] === null)
  return { unpatched: never('unpatched'), patched: never('patched') }
}

type Found = Readonly<Record<Side, unknown>>

type Entered = Pick<RunPicture, 'summary' | 'window'>

/** How the machines stood when they came to the site that one of them is in; null where that is not known. */
export function enteredAt({ summary, window }: Entered, at: number): Moment | null {
  const visit = summary.visits.findLast(({ from, to }) => from <= at && (to === null || at < to))
  return visit ? momentAt(window, visit.from) : null
}

const isInside = ({ site, waiting, ended }: MachineView): boolean =>
  site !== null && !waiting && !ended

/** What was wrong before the site is wrong inside of it, too. */
function isRightIn({ reference, ...machines }: Moment, side: Side, register: number): boolean {
  const { poisoned } = machines[side]
  const same = valueAt(machines[side], register) === valueAt(reference, register)
  return same && !hasRegister(poisoned, register)
}

/** A moment, and what it is seen against. */
export interface InView {
  readonly arch: Arch
  readonly moment: Moment
  /** The moment before; null at the first one. */
  readonly before: Moment | null
  readonly faultless: Faultless
  /** See `enteredAt`. */
  readonly entered: Moment | null
}

/** One row a register, in machine order. */
export function registerRows(view: InView): readonly RegisterRow[] {
  const { arch, moment, before, faultless, entered } = view
  const cell = (side: Side, register: number): ValueCell => {
    const value = valueAt(moment[side], register)
    const old = before ? valueAt(before[side], register) : value
    const poisoned = hasRegister(moment[side].poisoned, register)
    const allowed = poisoned && faultless[side]
    const passing =
      (isInside(moment[side]) || isInside(moment.reference)) &&
      (!entered || isRightIn(entered, side, register))
    return { value, was: old === value ? null : old, poisoned, allowed, passing }
  }
  const someInside = isInside(moment.unpatched) || isInside(moment.patched)
  return registerNames(arch).map((name, register) => {
    const unpatched = cell('unpatched', register)
    const patched = cell('patched', register)
    const reference = valueAt(moment.reference, register)
    const isRight = ({ value, passing }: ValueCell) => passing || value === reference
    const unlike = unpatched.value !== patched.value || unpatched.poisoned !== patched.poisoned
    const inPassing = someInside && [unpatched, patched].every(isRight)
    return {
      name,
      unpatched,
      patched,
      differs: unlike && !inPassing,
      reference: isRight(unpatched) && isRight(patched) ? null : reference,
      free: [unpatched, patched].every((each) => each.allowed || isRight(each)),
    }
  })
}

/** Status and direction flags with their bits of EFLAGS, in the order of the manuals. */
export const flagBits = [
  ['CF', 0x1],
  ['PF', 0x4],
  ['AF', 0x10],
  ['ZF', 0x40],
  ['SF', 0x80],
  ['DF', 0x400],
  ['OF', 0x800],
] as const

export interface FlagCell {
  readonly name: string
  readonly state: 'set' | 'clear' | 'undefined'
  readonly changed: boolean
}

export function flagCells(view: MachineView, before: MachineView | null): readonly FlagCell[] {
  const stateOf = ({ flags, undefinedFlags }: MachineView, bit: number): FlagCell['state'] =>
    (undefinedFlags & bit) !== 0 ? 'undefined' : (flags & bit) !== 0 ? 'set' : 'clear'
  return flagBits.map(([name, bit]) => {
    const state = stateOf(view, bit)
    return { name, state, changed: before !== null && stateOf(before, bit) !== state }
  })
}

export interface StackRow {
  readonly address: bigint
  /** Null below the machine's stack pointer, or where it does not tell. */
  readonly unpatched: StackWord | null
  readonly patched: StackWord | null
  /** Machines whose stack pointer stands here. */
  readonly tops: readonly Side[]
}

/** Words that are shown of the stack. */
export const stackRowCount = 4

/** Words of both stacks beside each other by address, from the lower stack pointer up. */
export function stackRows(moment: Moment): readonly StackRow[] {
  const byAddress = (side: Side) =>
    new Map(moment[side].stack.map((word): [bigint, StackWord] => [word.address, word]))
  const words = { unpatched: byAddress('unpatched'), patched: byAddress('patched') }
  const addresses = [...new Set([...words.unpatched.keys(), ...words.patched.keys()])]
  const tops = { unpatched: moment.unpatched.stack[0], patched: moment.patched.stack[0] }
  return addresses
    .toSorted((left, right) => (left < right ? -1 : 1))
    .slice(0, stackRowCount)
    .map((address) => ({
      address,
      unpatched: words.unpatched.get(address) ?? null,
      patched: words.patched.get(address) ?? null,
      tops: sides.filter((side) => tops[side]?.address === address),
    }))
}
