import type { Section } from '../program/program.ts'
import type { Arch } from '../x86/arch.ts'
import { decode } from '../x86/decode.ts'
import type { CodeRow } from './analysis.ts'
import type { Symbolic } from './symbolic.ts'

/** Decodes code that stands `offset` bytes into `text`, and names the addresses in it. */
export function codeRows(
  arch: Arch,
  bytes: Uint8Array,
  text: Pick<Section, 'address'>,
  offset: number,
  named: Symbolic,
): readonly CodeRow[] {
  const start = text.address + BigInt(offset)
  return decode(bytes, arch, start).map((row) => {
    const next = start + BigInt(row.offset + row.length)
    // Written out field by field: a spread of a row costs more than decoding it.
    return {
      offset: row.offset + offset,
      length: row.length,
      text: named(row.text, next),
      intel: named(row.intel, next),
      mnemonic: row.mnemonic,
    }
  })
}
