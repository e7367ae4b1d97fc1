import type { Address } from '../../base/address.ts'
import type { Span } from '../../base/span.ts'
import type { Slot } from '../bundle/template.ts'
import type { FrameNames } from '../isa/registers.ts'

/** A field that waits for the linker. Types as ELF for Itanium names them. */
export interface Relocation {
  /** In the section; the slot of an instruction in the low bits. */
  readonly offset: number
  readonly type:
    | 'R_IA64_DIR64LSB'
    | 'R_IA64_DIR32LSB'
    | 'R_IA64_IMM64'
    | 'R_IA64_PCREL21B'
    | 'R_IA64_PCREL60B'
  readonly symbol: string
  readonly addend: bigint
}

export interface Section {
  readonly name: string
  readonly address: Address
  /** As the object file holds them: fields with a relocation are 0. */
  readonly objectBytes: Uint8Array
  /** With every field filled. */
  readonly bytes: Uint8Array
  readonly relocations: readonly Relocation[]
}

export interface ProgramSymbol {
  readonly name: string
  /** Index of its section. */
  readonly section: number
  /** From the section's start; a tag has its slot in the low bits. */
  readonly offset: number
  readonly tag: boolean
  /** A .proc names it. */
  readonly procedure: boolean
}

/** One instruction of the listing and where it came to stand. */
export interface Row {
  readonly section: number
  /** Of its bundle. */
  readonly offset: number
  readonly slot: Slot
  readonly span: Span
  /** How the last alloc before it in the listing names the stacked registers; its own, for an alloc. */
  readonly names: FrameNames
}

/** One value of a data directive. */
export interface Datum {
  readonly section: number
  readonly offset: number
  readonly span: Span
}

export interface Program {
  readonly sections: readonly Section[]
  readonly symbols: readonly ProgramSymbol[]
  readonly rows: readonly Row[]
  readonly data: readonly Datum[]
}

/** Where functions of a section start: offsets of its .proc labels. */
export const functionStarts = ({ symbols }: Program, section: number): readonly number[] =>
  symbols.filter((each) => each.procedure && each.section === section).map(({ offset }) => offset)
