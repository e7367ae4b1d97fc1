import { assemble } from '../../asm/assemble.ts'
import type { Address } from '../../base/address.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { opsOf, structBasesOf } from '../../ops/index.ts'
import type { ConfigId, Op } from '../../ops/op.ts'
import type { Arch } from '../../x86/arch.ts'
import type { Converted } from './converted.ts'
import { type DisassembledRow, type Disassembly, readDisassembly } from './disassembly.ts'
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

interface Names {
  readonly own: ReadonlyMap<Address, string>
  /** Addresses that some row branches to. */
  readonly targets: ReadonlySet<Address>
}

const labelAt = ({ own }: Names, address: Address): string => {
  const name = own.get(address)
  return name !== undefined && usable.test(name) ? name : `.L${address.toString(16)}`
}

const branch =
  /^((?:notrack |bnd )*(?:j\w+|call\w?|loop\w*|xbegin))\s+(?:0x)?([0-9a-f]+)(?: <(.+)>)?$/

/** What the field of a relocation means, as the text of an operand. */
function relocated({ address, bytes, relocation }: DisassembledRow): string | null {
  if (!relocation) return null
  const { type, symbol, addend } = relocation
  const end = address + BigInt(bytes.length)
  const relative = /_PC|_PLT|_GOT/.test(type)
  const value = relative && !type.startsWith('R_386') ? addend + (end - relocation.address) : addend
  return usable.test(symbol) ? symbol + offsetText(value) : null
}

function branchText(jump: RegExpExecArray, name: string | null, names: Names): string {
  const [, transfer, place = '0', said = null] = jump
  const target = BigInt(`0x${place}`)
  if (name !== null) return `${transfer} ${name}`
  if (names.targets.has(target)) return `${transfer} ${labelAt(names, target)}`
  return `${transfer} ${nameIn(said) ?? `0x${place}`}`
}

/** A value with a name in it; on x86-32 what the file holds in the field is part of it. */
function valueText(text: string, name: string, type: string): string {
  const held = type.startsWith('R_386') ? /0x[0-9a-f]+/.exec(text)?.[0] : undefined
  return text.replace(/0x[0-9a-f]+/, held && held !== '0x0' ? `${name}+${held}` : name)
}

function operandText(row: DisassembledRow, names: Names): string {
  const { text, meant, relocation } = row
  const name = relocated(row)
  const jump = branch.exec(text)
  if (jump) return branchText(jump, name, names)
  if (text.includes('(%rip)')) {
    const own = name ?? nameIn(meant?.name ?? null)
    return own === null ? text : text.replace(/-?0x[0-9a-f]+\(%rip\)/, `${own}(%rip)`)
  }
  return name === null ? text : valueText(text, name, relocation?.type ?? '')
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
    const { address, bytes } = row
    if (next !== null && address > next && address - next < 4096n) {
      lines.push(`    .skip ${address - next}`)
    }
    next = address + BigInt(bytes.length)
    if (names.own.has(address) || names.targets.has(address)) {
      lines.push(`${labelAt(names, address)}:`)
    }
    const op = plain.has(at) ? null : opCalled(texts[at] ?? '', config)
    const own = literal.has(at) ? `.byte ${byteText(bytes)}  # ${row.text}` : (texts[at] ?? '')
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
    return row.bytes.some(
      (byte, place) =>
        !filled.has(piece.offset + place) && section?.bytes[piece.offset + place] !== byte,
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
  const starts = new Set(rows.map(({ address }) => address))
  const targets = new Set(
    rows.flatMap((row) => {
      const jump = row.relocation ? null : branch.exec(row.text)
      const target = jump ? BigInt(`0x${jump[2]}`) : -1n
      return starts.has(target) ? [target] : []
    }),
  )
  return { own: names, targets }
}

const machines = ['', 'elf64-x86-64', 'elf32-i386', 'elf32-x86-64']

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
