import type { Section } from '../program/program.ts'
import type { Arch } from '../x86/arch.ts'
import { decode } from '../x86/decode.ts'
import type { CodeRow } from './analysis.ts'
import type { Symbolic } from './symbolic.ts'

/** Decodes code that stands `offset` bytes into `text`, and names the addresses in it. */
export const codeRows = (
  arch: Arch,
  bytes: Uint8Array,
  { address }: Pick<Section, 'address'>,
  offset: number,
  named: Symbolic,
): readonly CodeRow[] =>
  // Written out field by field: a spread of a row costs more than decoding it.
  decode(bytes, arch, address + BigInt(offset)).map((row) => ({
    offset: row.offset + offset,
    length: row.length,
    text: named(row.text),
    intel: named(row.intel),
    mnemonic: row.mnemonic,
  }))
