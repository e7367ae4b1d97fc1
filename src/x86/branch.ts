import { type Address } from '../base/address.ts'
import { writeUnsigned } from '../base/bytes.ts'

/** Length of `call rel32` (e8) and `jmp rel32` (e9). */
export const nearBranchLength = 5

/**
 * `call` or `jmp` with a 32-bit displacement, as it must read at address `at`. The displacement counts from
 * the end of the instruction and is truncated to 32 bits without a range check, as
 * paravirt_patch_call() and paravirt_patch_jmp() do (arch/x86/kernel/paravirt.c, 2.6.32).
 */
export function nearBranch(kind: 'call' | 'jump', at: Address, target: Address): Uint8Array {
  const bytes = new Uint8Array(nearBranchLength)
  bytes[0] = kind === 'call' ? 0xe8 : 0xe9
  writeUnsigned(bytes, 1, 4, BigInt.asUintN(32, target - (at + BigInt(nearBranchLength))))
  return bytes
}
