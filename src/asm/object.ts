import type { Diagnostic } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import type { Chunk, Expansion, ProgramSymbol, Relocation } from '../program/program.ts'
import type { Arch } from '../x86/arch.ts'

/** One emitted statement; adjacent pieces cover a section without gaps. */
export interface Piece extends Chunk {
  readonly kind: 'instruction' | 'data' | 'padding'
  readonly expansion: Expansion | null
}

/** A relocation with the place in the listing that asks for it. */
export interface ObjectRelocation extends Relocation {
  readonly span: Span
}

/** A symbol for which `.comm` leaves it to the linker to reserve bytes. */
export interface CommonSymbol {
  readonly name: string
  readonly size: number
  readonly alignment: number
}

export interface ObjectSection {
  readonly name: string
  readonly executable: boolean
  /** Takes part in the running kernel, so that linking gives it an address. */
  readonly allocated: boolean
  /** Holds zeros that the file does not store. */
  readonly nobits: boolean
  readonly alignment: number
  /** What the object file of GNU as holds. */
  readonly bytes: Uint8Array
  readonly relocations: readonly ObjectRelocation[]
  readonly pieces: readonly Piece[]
}

/** What assembling gives before linking: the contents of an object file plus where each byte came from. */
export interface ObjectFile {
  readonly arch: Arch
  readonly sections: readonly ObjectSection[]
  readonly symbols: readonly ProgramSymbol[]
  readonly commons: readonly CommonSymbol[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface AssembleOptions {
  readonly arch: Arch
  /** GAS text read before the listing; macros and constants only. Its diagnostics are bugs of ours. */
  readonly prelude: string
}
