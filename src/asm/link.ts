import type { Address } from '../base/address.ts'
import { writeUnsigned } from '../base/bytes.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { nearestWord } from '../base/nearest.ts'
import type { Program, Relocation, Section, SymbolMap } from '../program/program.ts'
import type { Arch } from '../x86/arch.ts'
import { linkMessage } from './linkMessages.ts'
import type { ObjectFile, ObjectRelocation, ObjectSection } from './object.ts'
import { placeholderAddress } from './placeholder.ts'
import { rowsOf } from './rows.ts'

export interface LinkOptions {
  /** Where `.text` starts; every other section follows. */
  readonly base?: Address
  /** The program that was linked before: what did not change in it is not decoded again. */
  readonly before?: Program | null
}

export interface Linked {
  readonly program: Program
  readonly diagnostics: readonly Diagnostic[]
}

/** Where `.text` of a listing stands in the kernel. */
export const textBase: Readonly<Record<Arch, Address>> = {
  'x86-32': 0xc1020000n,
  'x86-64': 0xffffffff81020000n,
}

/** Sections other than `.text` start at a multiple of this at least. */
const sectionAlignment = 16n

/** Problems that are reported; more add nothing. */
const diagnosticsLimit = 200

interface Linking {
  readonly object: ObjectFile
  readonly addresses: readonly Address[]
  /** Symbols and sections of the object by name. */
  readonly own: ReadonlyMap<string, Address>
  readonly symbols: SymbolMap
  readonly diagnostics: Diagnostic[]
  /** Sections of the program before, by name. */
  readonly before: ReadonlyMap<string, Section>
  /** What each unknown symbol may have meant. */
  readonly near: Map<string, string | null>
}

/**
 * Gives every allocated section its address and every field its value, and decodes what is executable.
 * `.text` stands at the base, the others follow in the order of the object file, each at the next multiple of
 * 16 or of its own alignment, then the common symbols; sections that the kernel does not load keep address 0.
 * A symbol that nobody knows gets a made-up address in kernel text, so that all the rest can go on.
 */
export function link(object: ObjectFile, symbols: SymbolMap, options: LinkOptions = {}): Linked {
  const base = options.base ?? textBase[object.arch]
  const { addresses, end } = place(object.sections, base)
  const own = ownSymbols(object, addresses, end)
  const alike = options.before?.arch === object.arch ? options.before.sections : []
  const before = new Map(alike.map((section) => [section.name, section]))
  const diagnostics: Diagnostic[] = []
  const linking: Linking = { object, addresses, own, symbols, diagnostics, before, near: new Map() }
  const sections = object.sections.map((section, index) =>
    linkSection(linking, section, addresses[index] ?? 0n),
  )
  const text = object.sections.findIndex(({ name }) => name === '.text')
  const program = { arch: object.arch, sections, text, symbols: object.symbols }
  return { program, diagnostics }
}

const alignUp = (address: Address, to: bigint): Address => ((address + to - 1n) / to) * to

function place(
  sections: readonly ObjectSection[],
  base: Address,
): { readonly addresses: readonly Address[]; readonly end: Address } {
  const text = sections.find(({ name }) => name === '.text')
  let end = base + BigInt(text?.bytes.length ?? 0)
  const addresses = sections.map((section) => {
    if (section === text) return base
    if (!section.allocated) return 0n
    const own = BigInt(section.alignment)
    const address = alignUp(end, own > sectionAlignment ? own : sectionAlignment)
    end = address + BigInt(section.bytes.length)
    return address
  })
  return { addresses, end }
}

function ownSymbols(
  { sections, symbols, commons }: ObjectFile,
  addresses: readonly Address[],
  end: Address,
): ReadonlyMap<string, Address> {
  const own = new Map<string, Address>([['*ABS*', 0n]])
  sections.forEach(({ name }, index) => own.set(name, addresses[index] ?? 0n))
  let next = end
  for (const { name, size, alignment } of commons) {
    const address = alignUp(next, BigInt(alignment))
    own.set(name, address)
    next = address + BigInt(size)
  }
  for (const { name, section, offset } of symbols) {
    own.set(name, (section === null ? 0n : (addresses[section] ?? 0n)) + BigInt(offset))
  }
  return own
}

function linkSection(linking: Linking, section: ObjectSection, address: Address): Section {
  const bytes = section.bytes.slice()
  for (const relocation of section.relocations) relocate(linking, relocation, bytes, address)
  const { name, executable, pieces } = section
  const { arch } = linking.object
  const before = linking.before.get(name)
  return {
    name,
    executable,
    address,
    bytes,
    objectBytes: section.bytes,
    relocations: section.relocations.map(plain),
    rows: executable ? rowsOf(bytes, pieces, arch, address, before) : [],
    chunks: pieces.map(({ offset, length, span, line }) => ({ offset, length, span, line })),
  }
}

const plain = ({ offset, size, type, symbol, addend }: ObjectRelocation): Relocation => ({
  offset,
  size,
  type,
  symbol,
  addend,
})

function relocate(
  linking: Linking,
  relocation: ObjectRelocation,
  bytes: Uint8Array,
  address: Address,
): void {
  const { offset, size, type, addend } = relocation
  const symbol = addressOf(linking, relocation)
  const relative = type.includes('_PC') || type.includes('_PLT')
  const value = symbol + addend - (relative ? address + BigInt(offset) : 0n)
  if (!fits(linking.object.arch, relocation, value, relative)) {
    complain(
      linking,
      linkMessage('link/out-of-range', relocation.span, relocation.symbol, type, size),
    )
  }
  writeUnsigned(bytes, offset, size, BigInt.asUintN(64, value))
}

function addressOf(linking: Linking, { symbol, span }: ObjectRelocation): Address {
  const { object, own, symbols } = linking
  const known = own.get(symbol) ?? symbols.get(symbol)
  if (known !== undefined) return known
  complain(linking, linkMessage('link/unknown-symbol', span, symbol, nearest(linking, symbol)))
  return placeholderAddress(object.arch, symbol)
}

function nearest({ own, symbols, near }: Linking, symbol: string): string | null {
  const known = near.get(symbol)
  if (known !== undefined) return known
  const found = nearestWord(symbol, [...own.keys(), ...symbols.keys()])
  near.set(symbol, found)
  return found
}

function complain({ diagnostics }: Pick<Linking, 'diagnostics'>, diagnostic: Diagnostic): void {
  if (diagnostics.length < diagnosticsLimit) diagnostics.push(diagnostic)
}

/** x86-32 addresses wrap; x86-64 fields are sign- or zero-extended by the processor. */
function fits(arch: Arch, { size, type }: Relocation, value: bigint, relative: boolean): boolean {
  const bits = size * 8
  if (size === 8 || (arch === 'x86-32' && size === 4)) return true
  // Kernel addresses have their highest bit set: as signed values they are small and negative.
  const signed = BigInt.asIntN(64, value)
  if (signed === BigInt.asIntN(bits, value))
    return relative || type !== 'R_X86_64_32' || signed >= 0n
  return !relative && type !== 'R_X86_64_32S' && signed === BigInt.asUintN(bits, value)
}
