import { slotFeatures } from './slotFeatures.ts'

/** Code that 6.1 keeps beside a site as an alternative to the call. */
export interface SlotCode {
  /** A line an instruction. */
  readonly text: readonly string[]
  readonly bytes: readonly number[]
  /** Number of the feature in whose absence it takes the call's place. */
  readonly feature: number
}

const { xenPv, pvUnlock, vcpuPreempt } = slotFeatures

const identity: SlotCode = {
  text: ['mov %rdi, %rax'],
  bytes: [0x48, 0x89, 0xf8],
  feature: xenPv,
}

const code = (feature: number, bytes: readonly number[], ...text: readonly string[]): SlotCode => ({
  text,
  bytes,
  feature,
})

/**
 * By slot. Source: the PVOP_ALT_… calls of arch/x86/include/asm/paravirt.h, 6.1; a test holds it against what two
 * booted kernels had in memory.
 */
export const slotCode: Readonly<Record<number, SlotCode>> = {
  21: code(xenPv, [0x0f, 0x09], 'wbinvd'),
  30: code(xenPv, [0x9c, 0x58], 'pushf', 'pop %rax'),
  31: code(xenPv, [0xfa], 'cli'),
  32: code(xenPv, [0xfb], 'sti'),
  42: code(xenPv, [0x0f, 0x20, 0xd0], 'mov %cr2, %rax'),
  44: code(xenPv, [0x0f, 0x20, 0xd8], 'mov %cr3, %rax'),
  45: code(xenPv, [0x0f, 0x22, 0xdf], 'mov %rdi, %cr3'),
  ...Object.fromEntries(
    [62, 63, 64, 65, 67, 68, 69, 70, 72, 73].map((type): [number, SlotCode] => [type, identity]),
  ),
  80: code(pvUnlock, [0xc6, 0x07, 0x00], 'movb $0, (%rdi)'),
  83: code(vcpuPreempt, [0x48, 0x31, 0xc0], 'xor %rax, %rax'),
}
