import { fromHex } from '../base/bytes.ts'
import type { Arch } from './arch.ts'
import { nopTableIds, nopTexts } from './nops.generated.ts'

/** The kernel's nop tables; `intel` is the generic one (arch/x86/include/asm/nops.h, 2.6.32). */
export type NopTableId = 'intel' | 'k8' | 'k7' | 'p6'

/** What a processor of 2009 and later gets. */
export const defaultNopTable: NopTableId = 'p6'

/** Tables that find_nop_table() chooses from: x86-64 knows k8 and p6 alone. */
export const nopTablesOf = (arch: Arch): readonly NopTableId[] => nopTableIds[arch]

/** Longest run of bytes that one table entry covers. */
const longestEntry = 8

const decode = (texts: readonly string[]): readonly Uint8Array[] =>
  texts.map((text) => fromHex(text) ?? new Uint8Array())

const entries: Readonly<Record<NopTableId, readonly Uint8Array[]>> = {
  intel: decode(nopTexts.intel),
  k8: decode(nopTexts.k8),
  k7: decode(nopTexts.k7),
  p6: decode(nopTexts.p6),
}

/**
 * Table entries that fill `length` bytes, the longest first. An entry of the older tables may be two
 * instructions. Mirrors add_nops(), arch/x86/kernel/alternative.c, 2.6.32.
 */
export function nopPadding(table: NopTableId, length: number): readonly Uint8Array[] {
  const chunks: Uint8Array[] = []
  for (let left = length; left > 0; left -= longestEntry) {
    const entry = entries[table][Math.min(left, longestEntry) - 1]
    if (entry !== undefined) chunks.push(entry)
  }
  return chunks
}
