import { writeUnsigned } from '../base/bytes.ts'
import type { RelocationType } from '../program/program.ts'
import { addDiagnostic, type Assembly, reportAt } from './assembly.ts'
import type { RelativeValue, Term } from './evaluate.ts'
import type { Fixup, SectionDraft } from './fragment.ts'
import type { ObjectRelocation } from './object.ts'
import { placeDiagnostic, spanIn } from './origin.ts'
import type { AsmSymbol } from './symbol.ts'
import { evaluateBound } from './value.ts'

/** How objdump names the symbol of a value that is no place. */
const absoluteSymbol = '*ABS*'

/** A fixup that the layout has given its place. */
interface Field {
  readonly fixup: Fixup
  /** Offset in the section. */
  readonly offset: number
  readonly section: SectionDraft
  readonly bytes: Uint8Array
}

/** What is left of a value once all known distances are out of it. */
interface Open {
  readonly term: Term
  readonly addend: bigint
  /** The value counts from the field's own place. */
  readonly relative: boolean
}

/**
 * Writes the value of a field into the section's bytes, or what GNU as leaves there for the linker: then
 * the relocation is returned. Null where none is needed, and after a problem, which is reported.
 */
export function applyFixup(
  assembly: Assembly,
  fixup: Fixup,
  bytes: Uint8Array,
): ObjectRelocation | null {
  const { section } = fixup.fragment.chain
  const offset = fixup.fragment.address + fixup.offset
  const field: Field = { fixup, offset, section, bytes }
  const value = evaluateBound(fixup.value, 'laid-out')
  switch (value.kind) {
    case 'failed':
      addDiagnostic(assembly, placeDiagnostic(fixup.origin, value.diagnostic, fixup.moved))
      return null
    case 'waiting':
      complain(assembly, field, 'asm/not-relocatable')
      return null
    case 'constant':
      return isRelative(fixup)
        ? relocation(assembly, field, absoluteSymbol, value.value, 'relative')
        : writeValue(assembly, field, value.value)
    case 'relative':
      return applyRelative(assembly, field, value)
  }
}

const isRelative = ({ kind }: Fixup): boolean => kind === 'relative' || kind === 'plt'

function complain(assembly: Assembly, { fixup }: Field, code: 'asm/not-relocatable'): void {
  reportAt(assembly, fixup.origin, partOf(fixup), code)
}

function partOf({ value, moved }: Fixup): { from: number; to: number } {
  const { from, to } = value.expression.span
  return { from: from + moved, to: to + moved }
}

function applyRelative(
  assembly: Assembly,
  field: Field,
  value: RelativeValue,
): ObjectRelocation | null {
  const open = openValue(field, value)
  if (!open) {
    complain(assembly, field, 'asm/not-relocatable')
    return null
  }
  const { term } = open
  if (term.modifier !== null && term.modifier !== 'PLT') {
    reportAt(
      assembly,
      field.fixup.origin,
      partOf(field.fixup),
      'asm/unknown-modifier',
      term.modifier,
    )
    return null
  }
  const symbol = assembly.symbols.byKey.get(term.symbol)
  if (!symbol) return null
  if (open.relative && staysInside(field, term, symbol)) {
    const target = (term.place?.offset ?? 0n) + open.addend
    return writeDistance(assembly, field, target - BigInt(field.offset + field.fixup.toEnd))
  }
  return relocateTerm(assembly, field, open, symbol)
}

/** One symbol, perhaps less a place of this section. */
function openValue(field: Field, { plus, minus, addend }: RelativeValue): Open | null {
  const [term, second] = plus
  const [base, other] = minus
  if (!term || second || other) return null
  if (!base) return { term, addend, relative: isRelative(field.fixup) }
  const { place } = base
  if (isRelative(field.fixup) || place?.section !== field.section.name) return null
  return { term, addend: addend + BigInt(field.offset) - place.offset, relative: true }
}

/**
 * The distance to a place of the same section is known for good: the symbol is local or, for a jump that
 * may shrink, at least not weak.
 */
function staysInside({ fixup, section }: Field, term: Term, symbol: AsmSymbol): boolean {
  if (term.place?.section !== section.name) return false
  if (fixup.use === 'branch') return symbol.binding !== 'weak'
  return symbol.binding === 'local'
}

function relocateTerm(
  assembly: Assembly,
  field: Field,
  { term, addend, relative }: Open,
  symbol: AsmSymbol,
): ObjectRelocation | null {
  const { place } = term
  const known = place !== null && symbol.binding === 'local'
  const explicit = term.modifier === 'PLT'
  if (!known || keepsSymbol(assembly, place.section, addend, relative)) {
    const plt = explicit || (field.fixup.kind === 'plt' && isBare(field.fixup))
    const kind = relative ? (plt ? 'plt' : 'relative') : field.fixup.kind
    return relocation(assembly, field, symbol.name, addend, kind)
  }
  const kind = relative ? (explicit ? 'plt' : 'relative') : field.fixup.kind
  return relocation(assembly, field, place.section, place.offset + addend, kind)
}

const isBare = ({ value }: Fixup): boolean => value.expression.kind === 'symbol'

/** The linker may move the parts of a section that it merges, so places in it keep their names. */
function keepsSymbol(
  { arch, sections }: Assembly,
  section: string,
  addend: bigint,
  relative: boolean,
): boolean {
  if (!sections.get(section)?.flags.includes('M')) return false
  return addend !== 0n || (relative && arch === 'x86-64')
}

type Kind = Fixup['kind']

const types32: Readonly<Record<Kind, Readonly<Partial<Record<number, RelocationType>>>>> = {
  absolute: { 1: 'R_386_8', 2: 'R_386_16', 4: 'R_386_32' },
  'absolute-signed': { 1: 'R_386_8', 2: 'R_386_16', 4: 'R_386_32' },
  relative: { 1: 'R_386_PC8', 2: 'R_386_PC16', 4: 'R_386_PC32' },
  plt: { 1: 'R_386_PC8', 2: 'R_386_PC16', 4: 'R_386_PLT32' },
}

const types64: typeof types32 = {
  absolute: { 1: 'R_X86_64_8', 2: 'R_X86_64_16', 4: 'R_X86_64_32', 8: 'R_X86_64_64' },
  'absolute-signed': {
    1: 'R_X86_64_8',
    2: 'R_X86_64_16',
    4: 'R_X86_64_32S',
    8: 'R_X86_64_64',
  },
  relative: {
    1: 'R_X86_64_PC8',
    2: 'R_X86_64_PC16',
    4: 'R_X86_64_PC32',
    8: 'R_X86_64_PC64',
  },
  plt: { 1: 'R_X86_64_PC8', 2: 'R_X86_64_PC16', 4: 'R_X86_64_PLT32' },
}

/** A relocation; x86-32 keeps its addend in the field itself, x86-64 in the record. */
function relocation(
  assembly: Assembly,
  field: Field,
  symbol: string,
  value: bigint,
  kind: Kind,
): ObjectRelocation | null {
  const { fixup, offset, bytes } = field
  const { size } = fixup
  const narrow = assembly.arch === 'x86-32'
  const type = (narrow ? types32 : types64)[kind][size]
  if (!type) {
    reportAt(assembly, fixup.origin, partOf(fixup), 'asm/no-relocation', size, assembly.arch)
    return null
  }
  const addend = isRelative(fixup) ? value - BigInt(fixup.toEnd) : value
  if (narrow) writeUnsigned(bytes, offset, size, BigInt.asUintN(64, addend))
  const kept = narrow ? BigInt.asIntN(size * 8, addend) : BigInt.asIntN(64, addend)
  const span = spanIn(fixup.origin, partOf(fixup))
  return { offset, size, type, symbol, addend: kept, span }
}

function writeDistance(assembly: Assembly, field: Field, distance: bigint): null {
  const { fixup, bytes, offset } = field
  const { size } = fixup
  if (fixup.use === 'data') return writeValue(assembly, field, distance)
  if (size < 4 && distance !== BigInt.asIntN(size * 8, distance)) {
    const text = distance.toString()
    reportAt(assembly, fixup.origin, partOf(fixup), 'asm/branch-too-far', text, size)
  }
  writeUnsigned(bytes, offset, size, BigInt.asUintN(64, distance))
  return null
}

function writeValue(assembly: Assembly, { fixup, bytes, offset }: Field, value: bigint): null {
  const { size, kind } = fixup
  const bits = size * 8
  const most = kind === 'absolute-signed' ? 1n << BigInt(bits - 1) : 1n << BigInt(bits)
  if (size < 8 && (value < -(1n << BigInt(bits - 1)) || value >= most)) {
    const text = value.toString()
    reportAt(assembly, fixup.origin, partOf(fixup), 'asm/value-too-large', text, size)
  }
  writeUnsigned(bytes, offset, size, BigInt.asUintN(64, value))
  return null
}
