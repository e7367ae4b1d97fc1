import type { Arch } from './arch.ts'
import { type RegSet, regSet, registerNames } from './registers.ts'

/**
 * The kernel's clobber words (CLBR_*), whose bits are not machine register numbers.
 * Source: arch/x86/include/asm/paravirt_types.h, 2.6.32.
 */
const bitOrder: Record<Arch, readonly string[]> = {
  'x86-32': ['eax', 'ecx', 'edx', 'edi'],
  'x86-64': ['rax', 'rcx', 'rdx', 'rdi', 'rsi', 'r8', 'r9', 'r10', 'r11'],
}

/** Named words of the kernel; bits outside of them mean nothing and allow nothing. */
export interface ClobberWords {
  readonly CLBR_NONE: number
  readonly CLBR_ANY: number
  readonly CLBR_ARG_REGS: number
  readonly CLBR_RET_REG: number
  readonly CLBR_SCRATCH: number
  readonly CLBR_CALLEE_SAVE: number
  readonly [name: string]: number
}

const words: Record<Arch, ClobberWords> = {
  'x86-32': {
    CLBR_NONE: 0,
    CLBR_EAX: 0x1,
    CLBR_ECX: 0x2,
    CLBR_EDX: 0x4,
    CLBR_EDI: 0x8,
    CLBR_ANY: 0xf,
    CLBR_ARG_REGS: 0x7,
    CLBR_RET_REG: 0x5,
    CLBR_SCRATCH: 0,
    CLBR_CALLEE_SAVE: 0x2,
  },
  'x86-64': {
    CLBR_NONE: 0,
    CLBR_RAX: 0x1,
    CLBR_RCX: 0x2,
    CLBR_RDX: 0x4,
    CLBR_RDI: 0x8,
    CLBR_RSI: 0x10,
    CLBR_R8: 0x20,
    CLBR_R9: 0x40,
    CLBR_R10: 0x80,
    CLBR_R11: 0x100,
    CLBR_ANY: 0x1ff,
    CLBR_ARG_REGS: 0x7e,
    CLBR_RET_REG: 0x1,
    CLBR_SCRATCH: 0x180,
    CLBR_CALLEE_SAVE: 0x1fe,
  },
}

export const clobberWords = (arch: Arch): ClobberWords => words[arch]

/** Registers by bit of the clobber word, the lowest first. */
export const clobberBits = (arch: Arch): readonly string[] => bitOrder[arch]

/** Registers that a record's 16-bit clobber word names (edi included where its bit is set). */
export function clobberedRegisters(arch: Arch, word: number): RegSet {
  const names = registerNames(arch)
  return regSet(
    ...bitOrder[arch].flatMap((name, bit) => (word & (1 << bit) ? [names.indexOf(name)] : [])),
  )
}

/** The clobber word that names exactly these registers; registers without a bit are dropped. */
export function clobberWordOf(arch: Arch, set: RegSet): number {
  const names = registerNames(arch)
  return bitOrder[arch].reduce(
    (word, name, bit) => ((set & (1 << names.indexOf(name))) !== 0 ? word | (1 << bit) : word),
    0,
  )
}
