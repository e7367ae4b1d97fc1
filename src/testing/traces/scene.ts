import type { Cpu } from '../../run/cpu/cpu.ts'
import type { Random } from '../programs/scope.ts'

/** An instruction is made up for the state in which it is executed, so that most of its memory is there. */
export interface Scene {
  readonly cpu: Cpu
  readonly random: Random
  readonly start: number
}
