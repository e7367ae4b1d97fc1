import type { RegSet } from './registers.ts'

/** How control leaves an instruction. */
export type Flow =
  | 'next'
  | 'jump'
  | 'branch'
  | 'call'
  | 'indirect-jump'
  | 'indirect-call'
  | 'return'
  | 'trap'

/** Bytes of an instruction that hold a constant. */
export interface ConstantField {
  readonly offset: number
  readonly size: number
}

/** What an instruction does to the status flags (CF PF AF ZF SF OF), taken as one. */
export interface FlagEffects {
  readonly reads: boolean
  readonly writes: boolean
  /** It sets or leaves undefined every one of them, whatever its operands hold. */
  readonly kills: boolean
  /** The same flag by flag: bit 0 OF, 1 SF, 2 ZF, 3 AF, 4 CF, 5 PF. */
  readonly readBits: number
  readonly killBits: number
}

export const noFlags: FlagEffects = {
  reads: false,
  writes: false,
  kills: false,
  readBits: 0,
  killBits: 0,
}

/**
 * Reads and overwrites of an instruction part by part of the registers: bits 0–7, bits 8–15, all above. What a
 * processor leaves undefined counts as overwritten, what hangs on another operand's value as not read.
 */
export interface PartEffects {
  readonly reads: readonly [low: RegSet, high: RegSet, rest: RegSet]
  readonly kills: readonly [low: RegSet, high: RegSet, rest: RegSet]
}

interface Effects {
  /** Bytes. */
  readonly length: number
  readonly flow: Flow
  /** General registers, partial ones as their full register. What only seems to be read is left out (`xor r,r`). */
  readonly reads: RegSet
  readonly writes: RegSet
  /** The part of `writes` that is surely overwritten as a whole: nothing of the old value is left. */
  readonly kills: RegSet
  readonly flags: FlagEffects
  /** Null where `reads` and `kills` tell it for every part alike. */
  readonly parts: PartEffects | null
  /** Of a memory operand, or the distance of a direct branch. */
  readonly displacement: ConstantField | null
  readonly immediate: ConstantField | null
}

/** What iced-x86 knows of an instruction at address 0. */
export interface InstructionFacts extends Effects {
  readonly att: string
  readonly intel: string
  /** Mnemonic as Intel spells it, without prefixes. */
  readonly name: string
  /** Whether it is a string instruction (movs, stos, …). */
  readonly string: boolean
  /** Where a direct branch goes. */
  readonly target: bigint | null
  /** Number of the full-width general register that is the first operand. */
  readonly operand: number | null
}

/** One decoded instruction: what a `Row` holds apart from its place in the listing. */
export interface DecodedInstruction extends Effects {
  /** Position in the bytes that were given. */
  readonly offset: number
  /** As GNU objdump spells it, "%" and "$" included; "(bad)" for one byte that starts no instruction. */
  readonly text: string
  readonly intel: string
  /** Lower case, without prefixes and operand-size suffix, e.g. "push", "pushf", "lcall", "movs". */
  readonly mnemonic: string
  /** Address to which a direct jump, branch or call goes. */
  readonly target: bigint | null
  /** Machine number of the register of a full-width `push %reg` or `pop %reg`. */
  readonly pushes: number | null
  readonly pops: number | null
}
