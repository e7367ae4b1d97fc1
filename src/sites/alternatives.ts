import type { Address } from '../base/address.ts'
import { readUnsigned } from '../base/bytes.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { firstEndingAfter } from '../program/extents.ts'
import type { Program, Section } from '../program/program.ts'
import { siteDiagnostic } from './messages.ts'
import type { Alternative } from './site.ts'

/** Linux 5.14 to 6.2: two distances from their own fields, feature with the inversion in bit 15, two lengths. */
const entrySize = 12

export interface ListedAlternatives {
  readonly at: ReadonlyMap<Address, readonly Alternative[]>
  readonly diagnostics: readonly Diagnostic[]
}

const none: ListedAlternatives = { at: new Map(), diagnostics: [] }

function codeAt(program: Program, address: Address, length: number): Uint8Array | null {
  const section = program.sections.find(
    // Where one section ends another one may start: the code has to lie in it as a whole.
    ({ address: from, bytes }) =>
      address >= from && address + BigInt(length) <= from + BigInt(bytes.length),
  )
  if (!section) return null
  const offset = Number(address - section.address)
  return section.bytes.slice(offset, offset + length)
}

function entryAt(program: Program, { bytes, address }: Section, at: number) {
  const place = (field: number): Address =>
    BigInt.asUintN(
      64,
      address + BigInt(at + field) + BigInt.asIntN(32, readUnsigned(bytes, at + field, 4)),
    )
  const word = Number(readUnsigned(bytes, at + 8, 2))
  const [length = 0, replacementLength = 0] = bytes.subarray(at + 10, at + 12)
  const replacementAddress = place(4)
  const replacement = codeAt(program, replacementAddress, replacementLength)
  const feature = { feature: word & 0x7fff, inverted: word >= 0x8000 }
  return replacement && { site: place(0), ...feature, length, replacement, replacementAddress }
}

/** Reads `.altinstructions` of a listing as a kernel of 6.1 has it; by the address of the site. */
export function alternativesIn(program: Program): ListedAlternatives {
  const section = program.sections.find(({ name }) => name === '.altinstructions')
  if (!section) return none
  const at = new Map<Address, Alternative[]>()
  const diagnostics: Diagnostic[] = []
  const { bytes, chunks } = section
  for (let offset = 0; offset < bytes.length; offset += entrySize) {
    const entry = offset + entrySize <= bytes.length ? entryAt(program, section, offset) : null
    if (entry && entry.replacement.length <= entry.length) {
      const { site, ...alternative } = entry
      at.set(site, [...(at.get(site) ?? []), alternative])
      continue
    }
    const chunk = chunks[firstEndingAfter(chunks, offset)] ?? chunks.at(-1)
    const span = chunk?.span ?? { from: 0, to: 0 }
    diagnostics.push(siteDiagnostic('sites/alternative', span, offset, entrySize))
  }
  return { at, diagnostics }
}
