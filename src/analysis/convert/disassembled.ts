import { assemble } from '../../asm/assemble.ts'
import type { Address } from '../../base/address.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { opsOf, structBasesOf } from '../../ops/index.ts'
import type { ConfigId, Op } from '../../ops/op.ts'
import type { Arch } from '../../x86/arch.ts'
import type { Converted } from './converted.ts'
import {
  type DisassembledRow,
  type Disassembly,
  placeOf,
  readDisassembly,
  type Relocation,
} from './disassembly.ts'
import { convertWords as words } from './messages.ts'

/** The listing in the output of `objdump -d`: every byte as it was, names and sites put back. */

const usable = /^[A-Za-z_.$][\w.$]*$/

/** `foo`, `foo+0x10` of `<foo+0x10>`; null where it is no name that a listing takes. */
function nameIn(text: string | null): string | null {
  const [base = '', ...rest] = (text ?? '').split(/(?=[+-]0x)/)
  return usable.test(base) ? base + rest.join('') : null
}

const offsetText = (value: bigint): string =>
  value === 0n ? '' : value < 0n ? `-0x${(-value).toString(16)}` : `+0x${value.toString(16)}`

/** Both by `placeOf`. */
interface Names {
  /** Null where no listing takes the name, or another place has it already. */
  readonly own: ReadonlyMap<string, string | null>
  /** Places that some row branches to. */
  readonly targets: ReadonlySet<string>
  /** Names that stand at some row. */
  readonly defined: ReadonlySet<string>
}

const labelAt = ({ own }: Names, group: number, address: Address): string =>
  own.get(placeOf(group, address)) ?? `.L${address.toString(16)}${group > 0 ? `_${group}` : ''}`

const branch =
  /^((?:notrack |bnd )*(?:j\w+|call\w?|loop\w*|xbegin))\s+(?:0x)?([0-9a-f]+)(?: <(.+)>)?$/

/** What is added to the symbol: x86-64 says it in the relocation, x86-32 holds it in the field. */
function addendOf({ address, bytes }: DisassembledRow, relocation: Relocation): bigint | null {
  if (!relocation.type.startsWith('R_386')) return relocation.addend
  const at = Number(relocation.address - address)
  if (/(?:8|16)$/.test(relocation.type) || at < 0 || at + 4 > bytes.length) return null
  return BigInt(new DataView(bytes.buffer, bytes.byteOffset).getInt32(at, true))
}

/** What the field of the only relocation means, as the text of an operand. */
function relocated(row: DisassembledRow): string | null {
  const [relocation, another] = row.relocations
  if (!relocation || another || !usable.test(relocation.symbol)) return null
  const addend = addendOf(row, relocation)
  if (addend === null) return null
  const toEnd = row.address + BigInt(row.bytes.length) - relocation.address
  const relative = /_PC|_PLT|_GOT/.test(relocation.type)
  return relocation.symbol + offsetText(relative ? addend + toEnd : addend)
}

function branchText(
  jump: RegExpExecArray,
  name: string | null,
  group: number,
  names: Names,
): string {
  const [, transfer, place = '0', said = null] = jump
  const target = BigInt(`0x${place}`)
  if (name !== null) return `${transfer} ${name}`
  if (names.targets.has(placeOf(group, target))) {
    return `${transfer} ${labelAt(names, group, target)}`
  }
  return `${transfer} ${nameIn(said) ?? `0x${place}`}`
}

/** The text with a name for the value that the relocation fills. */
function valueText({ address, bytes, text, relocations }: DisassembledRow, name: string): string {
  const [relocation] = relocations
  if (!relocation) return text
  const size = relocation.type.endsWith('_64') ? 8n : 4n
  // An immediate is the last field of its instruction.
  const isLast = relocation.address + size === address + BigInt(bytes.length)
  const field = isLast && text.includes('$') ? /(?<=\$)0x[0-9a-f]+/ : /(?<!\$)-?\b0x[0-9a-f]+/
  return text.replace(field, () => name)
}

function operandText(row: DisassembledRow, names: Names): string {
  const { group, text, meant } = row
  const name = relocated(row)
  const jump = branch.exec(text)
  if (jump) return branchText(jump, name, group, names)
  if (text.includes('(%rip)')) {
    const own = name ?? nameIn(meant?.name ?? null)
    return own === null ? text : text.replace(/-?0x[0-9a-f]+\(%rip\)/, `${own}(%rip)`)
  }
  return name === null ? text : valueText(row, name)
}

const slotCall = /^call\w?\s+\*(?:%cs:)?(pv_(?:\w+_)?ops)(?:\+(0x[0-9a-f]+|\d+))?(\(%rip\))?$/

/** The operation through whose slot a row calls. */
function opCalled(text: string, config: ConfigId): Op | null {
  const match = slotCall.exec(text)
  if (!match?.[1]) return null
  const base = structBasesOf(config)[match[1]]
  if (base === undefined) return null
  const slot = base + BigInt(match[2] ?? 0)
  return opsOf(config).find((op) => op.table === match[1] && op.slot === slot) ?? null
}

const callOf = ({ calleeSave, member, result }: Op): string =>
  `PVOP_${result === 'void' ? 'V' : ''}CALL${calleeSave ? 'EE' : ''} ${member}`

function configOf(rows: readonly string[], arch: Arch): ConfigId {
  if (arch === 'x86-32') return '32pae'
  return rows.some((text) => /\*pv_ops\b/.test(text)) ? '64v61' : '64'
}

const byteText = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => `0x${byte.toString(16).padStart(2, '0')}`).join(', ')

const distance = /^R_(?:386|X86_64)_P(?:C|LT)32$/

/** The one field of a row that is the distance to a function. */
function distanceIn(row: DisassembledRow) {
  const [relocation, another] = row.relocations
  if (!relocation || another || !distance.test(relocation.type)) return null
  // A section's name means another place once sections stand in a row.
  if (!usable.test(relocation.symbol) || relocation.symbol.startsWith('.')) return null
  const addend = addendOf(row, relocation)
  if (addend === null) return null
  return { ...relocation, addend, place: Number(relocation.address - row.address) }
}

/** The bytes as they were, where a distance to a name stays one. */
function literalText(row: DisassembledRow): string {
  const field = distanceIn(row)
  if (!field) return `.byte ${byteText(row.bytes)}`
  const after = row.bytes.subarray(field.place + 4)
  return [
    `.byte ${byteText(row.bytes.subarray(0, field.place))}`,
    `.long ${field.symbol}${offsetText(field.addend)} - .`,
    ...(after.length > 0 ? [`.byte ${byteText(after)}`] : []),
  ].join('; ')
}

/** A row as objdump has it, with the names that its bytes lack. */
const original = ({ text, relocations }: DisassembledRow): string =>
  [text, ...relocations.map(({ type, symbol }) => `${type} ${symbol}`)].join('  ')

interface Draft {
  readonly rows: readonly DisassembledRow[]
  readonly texts: readonly string[]
  readonly names: Names
  readonly config: ConfigId
  readonly arch: Arch
  readonly prelude: string
}

interface Written {
  readonly text: string
  /** Line of each row, from 1. */
  readonly lines: readonly number[]
}

/** `plain`: rows whose call stays as it is, without a record; `literal`: rows given as bytes. */
function written(
  { rows, texts, names, config }: Draft,
  literal: ReadonlySet<number>,
  plain: ReadonlySet<number>,
): Written {
  const lines: string[] = [words.head('objdump -d')]
  let next: Address | null = null
  const places = rows.map((row, at) => {
    const { group, address, bytes } = row
    if (next !== null && address > next && address - next < 4096n) {
      lines.push(`    .skip ${address - next}`)
    }
    next = address + BigInt(bytes.length)
    const place = placeOf(group, address)
    if (names.own.has(place) || names.targets.has(place)) {
      lines.push(`${labelAt(names, group, address)}:`)
    }
    const op = plain.has(at) ? null : opCalled(texts[at] ?? '', config)
    const own = literal.has(at) ? `${literalText(row)}  # ${original(row)}` : (texts[at] ?? '')
    lines.push(`    ${op && !literal.has(at) ? callOf(op) : own}`)
    return lines.length
  })
  return { text: `${lines.join('\n')}\n`, lines: places }
}

/** Rows that come out with other bytes; fields that the linker fills count as they are. */
function differing(draft: Draft, { text, lines }: Written): readonly number[] {
  const { rows, arch, prelude } = draft
  const object = assemble(text, { arch, prelude })
  const section = object.sections.find(({ name }) => name === '.text')
  const pieces = new Map<number, { readonly offset: number; readonly length: number }>()
  for (const piece of section?.pieces ?? []) {
    const known = pieces.get(piece.line)
    if (!known || known.length === 0) pieces.set(piece.line, piece)
  }
  const filled = new Set<number>()
  for (const { offset, size } of section?.relocations ?? []) {
    for (let at = offset; at < offset + size; at++) filled.add(at)
  }
  const differs = (row: DisassembledRow, at: number): boolean => {
    const piece = pieces.get(lines[at] ?? 0)
    if (!piece || piece.length !== row.bytes.length) return true
    const field = branch.test(row.text) ? distanceIn(row) : null
    // The linker has nothing to do for a function of the listing's own.
    const own = field && draft.names.defined.has(field.symbol) ? field.place : null
    const isFree = (place: number): boolean =>
      filled.has(piece.offset + place) || (own !== null && place >= own && place < own + 4)
    if (row.relocations.some(({ address }) => !isFree(Number(address - row.address)))) return true
    return row.bytes.some(
      (byte, place) => !isFree(place) && section?.bytes[piece.offset + place] !== byte,
    )
  }
  return rows.flatMap((row, at) => (differs(row, at) ? [at] : []))
}

const rounds = 6

function settled(draft: Draft) {
  const literal = new Set<number>()
  const plain = new Set<number>()
  for (let round = 0; round < rounds; round++) {
    const made = written(draft, literal, plain)
    const wrong = differing(draft, made).filter((at) => !literal.has(at))
    if (wrong.length === 0) return { text: made.text, literal, plain }
    // A call that its macro writes otherwise stays a call first.
    for (const at of wrong) {
      const isSite = opCalled(draft.texts[at] ?? '', draft.config) !== null
      if (isSite && !plain.has(at)) plain.add(at)
      else literal.add(at)
    }
  }
  return { text: written(draft, new Set(draft.rows.keys()), plain).text, literal, plain }
}

function namesOf({ rows, names }: Disassembly): Names {
  const starts = new Set(rows.map(({ group, address }) => placeOf(group, address)))
  const targets = new Set(
    rows.flatMap(({ group, text, relocations }) => {
      const jump = relocations.length > 0 ? null : branch.exec(text)
      const target = jump ? placeOf(group, BigInt(`0x${jump[2]}`)) : ''
      return starts.has(target) ? [target] : []
    }),
  )
  const taken = new Set<string>()
  const own = new Map<string, string | null>()
  for (const [place, name] of names) {
    own.set(place, usable.test(name) && !taken.has(name) ? name : null)
    taken.add(name)
  }
  return { own, targets, defined: taken }
}

const machines = ['', 'elf64-x86-64', 'elf32-i386']

/** The listing in the output of `objdump -d`. */
export function disassembledListing(
  text: string,
  preludeOf: (config: ConfigId) => string,
): Result<Converted, string> {
  const read = readDisassembly(text)
  if (!machines.includes(read.format)) return err(words.otherMachine(read.format))
  if (read.rows.length === 0) return err(words.nothing())
  if (!read.rows.some((row) => row.text.includes('%')) && /\b(?:PTR|eax|rax)\b/.test(text)) {
    return err(words.intel())
  }
  const names = namesOf(read)
  const texts = read.rows.map((row) => operandText(row, names))
  const config = configOf(texts, read.arch)
  const draft = { ...read, texts, names, config, prelude: preludeOf(config) }
  const made = settled(draft)
  const sites = texts.filter(
    (row, at) => opCalled(row, config) && !made.literal.has(at) && !made.plain.has(at),
  )
  return ok({
    listing: made.text,
    config,
    message: words.disassembled(
      read.rows.length,
      sites.length,
      made.literal.size,
      read.unread.length,
    ),
  })
}
