import type { Form } from '../../x86/form.ts'
import type { DecodedInstruction } from '../../x86/instructionFacts.ts'
import type { RegSet } from '../../x86/registers.ts'
import type { Cpu } from './cpu.ts'

/** Executes one instruction; `cpu.ip` already stands behind it. Throws a Fault before it changes anything. */
export type Execute = (cpu: Cpu) => void

/** How an instruction only carries values about; it computes nothing and looks at nothing. */
export type Copying = 'move' | 'exchange' | 'push' | 'pop' | null

/** An instruction at its place, read once. */
export interface Prepared {
  readonly address: number
  /** Address of the one behind it. */
  readonly next: number
  /** Text, registers and flags: what every row of a listing knows. */
  readonly row: DecodedInstruction
  readonly form: Form
  /** Registers that address memory or the stack, string instructions' and the stack pointer included. */
  readonly addressing: RegSet
  /** Mov, movzx, movsx, xchg, push, pop, … of general registers and memory. */
  readonly copying: Copying
  readonly execute: Execute
}
