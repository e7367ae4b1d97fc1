import type { Address } from '../../base/address.ts'
import type { RegisterFile } from '../isa/registers.ts'
import { registerText } from '../isa/registers.ts'
import type { Site } from '../patch/records.ts'
import type { PlatformId } from '../patch/types.ts'
import { placeOf, type StackState } from '../stack/frame.ts'
import { type Cell, cellOf, type Destroyer, type Mark, unknownCell, type Use } from './cell.ts'
import type { Fetch } from './code.ts'
import type { Memory } from './memory.ts'
import type { Ending, Finding, MachineId, RegisterKey, RunEvent } from './report.ts'

/** A site that a machine is in, functions that it calls included. */
export interface Inside {
  readonly site: Site
  readonly index: number
  readonly entry: ReadonlyMap<RegisterKey, Cell>
  readonly frame: StackState
  /** What its instructions wrote. */
  readonly written: Set<RegisterKey>
  /** It left for a function and has not come back. */
  away: boolean
  /** The last function that it left for. */
  called: Destroyer | null
  readonly events: RunEvent[]
}

/** What a machine is when it comes out of a site. */
export interface Exit {
  readonly inside: Inside
  readonly registers: ReadonlyMap<RegisterKey, Cell>
  readonly frame: StackState
  readonly interrupts: boolean
}

/** One of the three machines while it runs. */
export interface Machine {
  readonly id: MachineId
  readonly platform: PlatformId
  readonly code: Fetch
  readonly memory: Memory
  readonly registers: Map<RegisterKey, Cell>
  /** Registers that are another than they were at the last moment. */
  readonly changed: Set<RegisterKey>
  stack: StackState
  /** Of the bundle. */
  ip: Address
  slot: number
  steps: number
  /** Of the instruction that runs, from 1; 0 outside of the listing. */
  line: number
  text: string
  ending: Ending | null
  /** Of the last step. */
  events: RunEvent[]
  inside: Inside | null
  /** In their order. */
  readonly exits: Exit[]
  /** The first of each site. */
  readonly findings: Map<number, Finding>
}

/** An end of the run in the middle of an instruction. */
export class Stop {
  readonly ending: Ending
  constructor(ending: Ending) {
    this.ending = ending
  }
}

export function stop(ending: Ending): never {
  // An outcome of one step, caught where the step began.
  // oxlint-disable-next-line no-throw-literal
  throw new Stop(ending)
}

export const readingNow = ({ line, text, steps }: Machine): Use => ({ line, text, step: steps })

/** Key of a general register in the present frame; null where the frame does not have it. */
function generalKey({ stack }: Machine, number: number): RegisterKey | null {
  if (number < 32) return `r${number}`
  const place = placeOf(stack, number)
  return place === null ? null : `@${place}`
}

const keyOf = (machine: Machine, file: RegisterFile, number: number): RegisterKey | null =>
  file === 'gr' ? generalKey(machine, number) : registerText(file, number)

const zero = cellOf(0n)

/** What was never written: a fresh stacked register is undefined, anything else is 0. */
export const cellAt = ({ registers }: Machine, key: RegisterKey): Cell =>
  registers.get(key) ?? (key.startsWith('@') ? unknownCell : zero)

export function readRegister(machine: Machine, file: RegisterFile, number: number): Cell {
  if (file === 'gr' && number === 0) return zero
  const key = keyOf(machine, file, number)
  const cell = key === null ? unknownCell : cellAt(machine, key)
  if (!cell.known) {
    machine.events.push({ kind: 'undefined', register: registerText(file, number) })
  }
  return cell
}

export function writeKey(machine: Machine, key: RegisterKey, cell: Cell): void {
  machine.registers.set(key, cell)
  machine.changed.add(key)
  machine.inside?.written.add(key)
}

export function writeRegister(
  machine: Machine,
  file: RegisterFile,
  number: number,
  cell: Cell,
): void {
  const register = registerText(file, number)
  const key = keyOf(machine, file, number)
  if (key === null || (file === 'gr' && number === 0)) stop({ kind: 'beyond-frame', register })
  writeKey(machine, key, cell)
}

/** What was destroyed has come to matter: the first thing that is told of its site. */
export function matters(machine: Machine, { mark }: Cell): void {
  if (mark === null) return
  const { line, text, step } = mark.use ?? readingNow(machine)
  find(machine, mark.site, {
    why: 'poison-used',
    register: mark.register,
    by: mark.by,
    line,
    text,
    value: null,
    expected: null,
    ending: null,
    step,
  })
}

/** The earliest finding of a site stays. */
export function find({ findings }: Machine, site: number, finding: Finding): void {
  const known = findings.get(site)
  if (known === undefined || finding.step < known.step) findings.set(site, finding)
}

/** How the function in whose frame a register lies calls it: `out1 (r38)`. */
export function nameIn({ base, frame, names }: StackState, key: RegisterKey): string {
  if (!key.startsWith('@')) return key
  const index = Number(key.slice(1)) - base
  const number = `r${32 + index}`
  if (index >= frame.sof) return number
  const { inputs, locals } = names
  if (index < inputs) return `in${index} (${number})`
  if (index < inputs + locals) return `loc${index - inputs} (${number})`
  return `out${index - inputs - locals} (${number})`
}

export function destroy(
  machine: Machine,
  key: RegisterKey,
  about: Omit<Mark, 'register' | 'use'>,
  frame: StackState,
): void {
  const cell = cellAt(machine, key)
  if (!cell.known) return
  machine.changed.add(key)
  machine.registers.set(key, {
    ...cell,
    mark: { ...about, register: nameIn(frame, key), use: null },
  })
}

/** What an alloc adds to a frame is undefined until it is written, whatever lay there before. */
export function unknownFrom(machine: Machine, before: StackState): void {
  const { base, frame } = machine.stack
  for (let place = before.base + before.frame.sof; place < base + frame.sof; place++) {
    machine.registers.delete(`@${place}`)
    machine.changed.add(`@${place}`)
  }
}
