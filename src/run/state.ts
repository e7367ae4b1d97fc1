import type { RegSet } from '../x86/registers.ts'
import { registersIn, stackPointerOf } from '../x86/registers.ts'
import type { RunEvent } from './report.ts'
import type { Guest } from './guest.ts'
import type { Marks } from './marks.ts'
import type { Platform } from './platforms/platform.ts'

/** A machine at the edge of a site: what a promise is held to. */
export interface EdgeState {
  readonly registers: Int32Array
  readonly poisoned: RegSet
  readonly stackPointer: number
  readonly interrupts: boolean
  /** Copies of the writable regions, in their order; shared while nothing is written. */
  readonly memory: readonly Uint8Array[]
  /** Bytes of them that are poisoned: stack and scratch, in the order of Marks.pieces. */
  readonly poisonedBytes: readonly Uint16Array[]
  readonly step: number
}

export function edgeState(guest: Guest, platform: Platform, marks: Marks | null): EdgeState {
  const { cpu } = guest
  return {
    registers: cpu.registers.slice(),
    poisoned: marks?.marked() ?? (0 as RegSet),
    stackPointer: stackPointer(guest),
    interrupts: platform.interrupts(guest),
    memory: cpu.memory.copies(),
    poisonedBytes: marks?.save().pieces ?? [],
    step: cpu.steps,
  }
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
