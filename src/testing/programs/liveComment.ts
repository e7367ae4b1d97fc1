import type { Arch } from '../../x86/arch.ts'
import { type Reg, registerName } from '../../x86/registers.ts'

/** A return that says what is needed after it: exactly these. */
export const liveComment = (arch: Arch, regs: readonly Reg[]): string =>
  `ret # live: ${regs.map((reg) => `%${registerName(arch, reg)}`).join(' ')}`
