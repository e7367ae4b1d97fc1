import type { Address } from '../base/address.ts'
import type { Arch } from '../x86/arch.ts'
import { nearBranch } from '../x86/branch.ts'

/** `push` and `pop` of one register, as the assembler encodes them. */
interface PushPop {
  readonly push: readonly number[]
  readonly pop: readonly number[]
}

const legacy = (register: number): PushPop => ({ push: [0x50 + register], pop: [0x58 + register] })
const numbered = (register: number): PushPop => ({
  push: [0x41, 0x50 + register - 8],
  pop: [0x41, 0x58 + register - 8],
})

/** In the order of pushing: ecx; rcx rdx rsi rdi r8 r9 r10 r11. */
const saved: Record<Arch, readonly PushPop[]> = {
  'x86-32': [legacy(1)],
  'x86-64': [...[1, 2, 6, 7].map(legacy), ...[8, 9, 10, 11].map(numbered)],
}

/** Caller-saved registers in machine order: all that a C function may destroy. */
export const everyCallerSaved: Record<Arch, readonly PushPop[]> = {
  'x86-32': [0, 1, 2].map(legacy),
  'x86-64': [...[0, 1, 2, 6, 7].map(legacy), ...[8, 9, 10, 11].map(numbered)],
}

/** A function at `at` that saves these registers around a call: pushes, the call, pops in reverse, ret. */
export function savingCall(
  registers: readonly PushPop[],
  at: Address,
  target: Address,
): Uint8Array {
  const pushes = registers.flatMap(({ push }) => push)
  const pops = registers.toReversed().flatMap(({ pop }) => pop)
  const call = nearBranch('call', at + BigInt(pushes.length), target)
  return Uint8Array.from([...pushes, ...call, ...pops, 0xc3])
}

/**
 * The register-saving wrapper that PV_CALLEE_SAVE_REGS_THUNK makes around a C function. Source:
 * arch/x86/include/asm/paravirt.h, 2.6.32.
 */
export const thunkCode = (arch: Arch, at: Address, inner: Address): Uint8Array =>
  savingCall(saved[arch], at, inner)
