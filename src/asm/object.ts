import type { Diagnostic } from '../base/diagnostic.ts'
import type { Chunk, ProgramSymbol, Relocation } from '../program/program.ts'
import type { Expansion } from '../program/program.ts'
import type { Arch } from '../x86/arch.ts'

/** One emitted statement; adjacent pieces cover a section without gaps. */
export interface Piece extends Chunk {
  readonly kind: 'instruction' | 'data' | 'padding'
  readonly expansion: Expansion | null
}

export interface ObjectSection {
  readonly name: string
  readonly executable: boolean
  readonly alignment: number
  /** What the object file of GNU as holds. */
  readonly bytes: Uint8Array
  readonly relocations: readonly Relocation[]
  readonly pieces: readonly Piece[]
}

/** What assembling gives before linking: the contents of an object file plus where each byte came from. */
export interface ObjectFile {
  readonly arch: Arch
  readonly sections: readonly ObjectSection[]
  readonly symbols: readonly ProgramSymbol[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface AssembleOptions {
  readonly arch: Arch
  /** GAS text read before the listing; macros and constants only. Its diagnostics are bugs of ours. */
  readonly prelude: string
}
