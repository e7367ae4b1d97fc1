import type { Arch } from '../x86/arch.ts'
import type { Reg } from '../x86/registers.ts'

/** The last byte of what a destroyed register holds names it: `cc` for ecx, `08` for r8. */
const tails = [0xaa, 0xcc, 0xdd, 0xbb, 0x59, 0xb9, 0x51, 0xd1]

/** Words of what is left in a register that a C function destroyed: `0xdead00cc` in ecx. */
export function poisonOf(
  arch: Arch,
  register: Reg,
): { readonly low: number; readonly high: number } {
  const low = 0xdead_0000 | (tails[register] ?? register)
  return { low, high: arch === 'x86-32' ? 0 : low }
}

/** What is left in every byte below the stack pointer, and in stack slots of arguments. */
export const poisonByte = 0xdb

/** Status flags after a C function: none of the values that code likes to test for. */
export const poisonFlags = 0x91
