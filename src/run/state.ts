import type { RegSet } from '../x86/registers.ts'
import { registersIn, stackPointerOf } from '../x86/registers.ts'
import type { RunEvent } from './report.ts'
import type { Guest } from './guest.ts'

/** A machine at the edge of a site: what a promise is held to, memory excepted. */
export interface EdgeState {
  readonly registers: Int32Array
  readonly poisoned: RegSet
  /** Something that the operation takes is poisoned: a register, a slot of the stack, the state of interrupts. */
  readonly takesPoison: boolean
  readonly stackPointer: number
  readonly interrupts: boolean
  readonly pending: boolean
  readonly step: number
}

/** The stack pointer as a place. */
export function stackPointer({ cpu }: Guest): number {
  const at = 2 * stackPointerOf(cpu.arch)
  const [low, high] = [cpu.registers[at] ?? 0, cpu.registers[at + 1] ?? 0]
  return cpu.arch === 'x86-32' ? low >>> 0 : high * 2 ** 32 + (low >>> 0)
}

/** Events that somebody outside could see; calls and hypercalls are only ways to them. */
export const isObservable = ({ kind }: RunEvent): boolean =>
  kind !== 'call' && kind !== 'hypercall' && kind !== 'quirk'

export const sameRegister = (left: Int32Array, right: Int32Array, register: number): boolean =>
  left[2 * register] === right[2 * register] && left[2 * register + 1] === right[2 * register + 1]

export const differing = (left: Int32Array, right: Int32Array, set: RegSet): readonly number[] =>
  registersIn(set).filter((register) => !sameRegister(left, right, register))
