import type { Address } from '../base/address.ts'
import type { Span } from '../base/span.ts'
import type { Arch } from '../x86/arch.ts'
import type { FlagEffects, Flow, PartEffects } from '../x86/instructionFacts.ts'
import type { RegSet } from '../x86/registers.ts'

/** Names in GNU as object files, e.g. `R_386_32`, `R_X86_64_PC32`. */
export type RelocationType =
  | 'R_386_8'
  | 'R_386_PC8'
  | 'R_386_16'
  | 'R_386_PC16'
  | 'R_386_32'
  | 'R_386_PC32'
  | 'R_386_PLT32'
  | 'R_X86_64_8'
  | 'R_X86_64_PC8'
  | 'R_X86_64_16'
  | 'R_X86_64_PC16'
  | 'R_X86_64_32'
  | 'R_X86_64_32S'
  | 'R_X86_64_64'
  | 'R_X86_64_PC32'
  | 'R_X86_64_PC64'
  | 'R_X86_64_PLT32'

/** A field that waits for a symbol's address. `offset` counts in its section. */
export interface Relocation {
  /** Position of the field in its section. */
  readonly offset: number
  /** Bytes in the field. */
  readonly size: 1 | 2 | 4 | 8
  readonly type: RelocationType
  /** A symbol's name, or a section's name for a local label, as GNU as writes it. */
  readonly symbol: string
  /** The addend of the record; on x86-32 (REL) also stored in the field itself. */
  readonly addend: bigint
}

/** A name of the listing and where it stands; `section` is an index, null for one that is not defined here. */
export interface ProgramSymbol {
  readonly name: string
  /** Index into `Program.sections`, or null for an absolute value. */
  readonly section: number | null
  /** Offset in its section; the value of an absolute symbol. */
  readonly offset: number
  readonly global: boolean
  readonly span: Span | null
}

/** Where the text of a row that a macro made comes from. */
export interface Expansion {
  /** Name of the innermost macro. */
  readonly macro: string
  /** The statement as the macro spelled it, arguments put in. */
  readonly text: string
  /** 1 for a macro that the listing calls itself. */
  readonly depth: number
}

/** One instruction as decoded from the linked bytes. */
export interface Row {
  /** Position in the section. */
  readonly offset: number
  readonly length: number
  /** Decoded, AT&T syntax with "%" and "$"; "(bad)" for bytes that are no instruction. */
  readonly text: string
  /** The same in Intel syntax. */
  readonly intel: string
  /** Lower-case mnemonic without an operand-size suffix, e.g. "push", "call". */
  readonly mnemonic: string
  /** The statement of the listing that made it (a macro's call for an expanded row); null where none did. */
  readonly span: Span | null
  /** Line of that statement, from 1; 0 where there is none. */
  readonly line: number
  readonly expansion: Expansion | null
  /** Made by a directive for data, whatever its bytes read as. */
  readonly data: boolean
  readonly reads: RegSet
  readonly writes: RegSet
  /** The part of `writes` of which nothing old is left. */
  readonly kills: RegSet
  readonly flags: FlagEffects
  /** Null where reads and kills are of whole registers. */
  readonly parts: PartEffects | null
  /** How control leaves it; where a direct transfer goes is in `target`. */
  readonly flow: Flow
  /** Offset in the same section, its end included, to which a direct jump, branch or call goes; null elsewhere. */
  readonly target: number | null
  /** General register of a `push %reg` or `pop %reg` at full width; null for every other instruction. */
  readonly pushes: number | null
  readonly pops: number | null
}

/** Bytes of a section that one statement of the listing made. */
export interface Chunk {
  readonly offset: number
  readonly length: number
  readonly span: Span
  readonly line: number
}

/** A section of the object file, before and after linking. */
export interface Section {
  readonly name: string
  readonly executable: boolean
  /** Address after linking. */
  readonly address: Address
  /** Linked bytes: every field that a symbol of the map settles holds its final value. */
  readonly bytes: Uint8Array
  /** What the object file of GNU as holds, before linking. */
  readonly objectBytes: Uint8Array
  readonly relocations: readonly Relocation[]
  /** Decoded instructions, in order, without gaps; empty for sections that are not executable. */
  readonly rows: readonly Row[]
  /** Which statement made which bytes, in order of offset. */
  readonly chunks: readonly Chunk[]
}

/** The one representation that all later stages read. */
export interface Program {
  readonly arch: Arch
  readonly sections: readonly Section[]
  /** Index of `.text`. Always there, perhaps empty. */
  readonly text: number
  readonly symbols: readonly ProgramSymbol[]
}

/** Addresses of everything outside of the listing: op tables, backend functions, aliases. */
export type SymbolMap = ReadonlyMap<string, Address>
