import type { Address } from '../../base/address.ts'
import { fromHex } from '../../base/bytes.ts'
import type { Arch } from '../../x86/arch.ts'

/** What `objdump -d` writes, read back: instructions with their bytes, names, and relocations (`-dr`). */

export interface Relocation {
  readonly address: Address
  readonly type: string
  readonly symbol: string
  readonly addend: bigint
}

export interface DisassembledRow {
  /** Rows of one group share their addresses; every section of an object file counts from 0 again. */
  readonly group: number
  readonly address: Address
  readonly bytes: Uint8Array
  readonly text: string
  /** What objdump says behind `#`: the address that a `(%rip)` operand means, and its name. */
  readonly meant: { readonly address: Address; readonly name: string | null } | null
  /** One for each field that the linker fills. */
  readonly relocations: readonly Relocation[]
}

export interface Disassembly {
  readonly format: string
  readonly arch: Arch
  readonly rows: readonly DisassembledRow[]
  /** Names of functions by `placeOf`; the first one counts. */
  readonly names: ReadonlyMap<string, string>
  /** Lines that are none of all these. */
  readonly unread: readonly string[]
}

/** Tells places of one listing apart. */
export const placeOf = (group: number, address: Address): string => `${group}:${address}`

const formatLine = /^\s*\S.*:\s+file format (\S+)/
const symbolLine = /^([0-9a-f]+) <(.+)>:\s*$/
const rowLine = /^\s*([0-9a-f]+):\t((?:[0-9a-f]{2} )+)\s*(?:\t(.*))?$/
const relocationLine = /^\s+([0-9a-f]+): (R_\w+)\s+(\S+?)(?:([+-]0x[0-9a-f]+))?\s*$/
const sectionLine = /^Disassembly of section |^\s*$|^\s*\.\.\.\s*$/

export const isDisassembly = (text: string): boolean =>
  formatLine.test(text.slice(0, 2000).trimStart().split('\n')[0] ?? '') ||
  text.split('\n', 60).some((line) => rowLine.test(line) && line.includes('\t'))

const signed = (text: string | undefined): bigint => {
  if (text === undefined) return 0n
  return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text.slice(1))
}

interface Reading {
  format: string
  readonly rows: DisassembledRow[]
  readonly names: Map<string, string>
  readonly unread: string[]
}

/** Addresses that start over belong to another section or file; those of a linked file only grow. */
function groupAt({ rows }: Reading, address: Address): number {
  const last = rows.at(-1)
  if (!last) return 0
  return address < last.address + BigInt(last.bytes.length) ? last.group + 1 : last.group
}

/** Behind the instruction: `# ffffffff82a3b9f8 <pv_ops+0xf8>`. */
const comment = /\s*# (?:0x)?([0-9a-f]+)(?: <(.+)>)?\s*$/

function takeRow(reading: Reading, match: RegExpExecArray): void {
  const bytes = fromHex((match[2] ?? '').replaceAll(' ', '')) ?? new Uint8Array(0)
  const text = match[3]?.trim() ?? ''
  const last = reading.rows.at(-1)
  const address = BigInt(`0x${match[1]}`)
  // Long instructions go on in lines that have bytes alone.
  if (text === '' && last && last.address + BigInt(last.bytes.length) === address) {
    reading.rows[reading.rows.length - 1] = {
      ...last,
      bytes: Uint8Array.of(...last.bytes, ...bytes),
    }
    return
  }
  const said = comment.exec(text)
  reading.rows.push({
    group: groupAt(reading, address),
    address,
    bytes,
    text: said ? text.slice(0, said.index) : text,
    meant: said ? { address: BigInt(`0x${said[1]}`), name: said[2] ?? null } : null,
    relocations: [],
  })
}

function takeRelocation({ rows }: Reading, match: RegExpExecArray): void {
  const last = rows.at(-1)
  if (!last) return
  const [, address = '0', type = '', symbol = '', addend] = match
  const relocation = { address: BigInt(`0x${address}`), type, symbol, addend: signed(addend) }
  rows[rows.length - 1] = { ...last, relocations: [...last.relocations, relocation] }
}

function takeLine(reading: Reading, line: string): void {
  const relocation = relocationLine.exec(line)
  if (relocation) return takeRelocation(reading, relocation)
  const row = rowLine.exec(line)
  if (row) return takeRow(reading, row)
  const symbol = symbolLine.exec(line)
  const format = formatLine.exec(line)
  if (symbol) {
    const address = BigInt(`0x${symbol[1]}`)
    const place = placeOf(groupAt(reading, address), address)
    if (!reading.names.has(place)) reading.names.set(place, symbol[2] ?? '')
  } else if (format) reading.format ||= format[1] ?? ''
  else if (!sectionLine.test(line)) reading.unread.push(line)
}

const wideRelocation = /(?<=\S)\t(?=[0-9a-f]+: R_\w+\s)/g
const blankRow = /^(\s*[0-9a-f]+): +((?:[0-9a-f]{2} )+)\s*(?=\S|$)/

/** Reads the text of `objdump -d` or `-dr`. */
export function readDisassembly(text: string): Disassembly {
  const reading: Reading = { format: '', rows: [], names: new Map(), unread: [] }
  // objdump pads bytes with blanks up to the tab; editors may have turned tabs into blanks.
  // With -w relocations stand behind their instruction.
  for (const line of text.replaceAll(wideRelocation, '\n\t\t\t').split(/\r?\n/))
    takeLine(reading, line.replace(blankRow, '$1:\t$2\t'))
  const wide = /%r(?:[abcd]x|[sd]i|[sb]p|ip|\d)/
  const arch: Arch =
    reading.format === 'elf64-x86-64' ||
    (reading.format === '' && reading.rows.some((row) => wide.test(row.text)))
      ? 'x86-64'
      : 'x86-32'
  return { ...reading, arch }
}
