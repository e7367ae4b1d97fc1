import { interruptAliases, opById, opBySlot } from '../ops/index.ts'
import type { Op } from '../ops/op.ts'
import type { Program, Relocation, Row, Section } from '../program/program.ts'
import { conventionOf } from '../x86/conventions.ts'
import { difference, noRegisters } from '../x86/registers.ts'
import { isPcRelative } from '../program/references.ts'
import { firstEndingAfter } from '../program/extents.ts'
import type { FindInput, Found, FoundSite } from './recorded.ts'
import { walkOutward } from './walk.ts'

const prefixes = new Set([0x26, 0x2e, 0x36, 0x3e, 0x64, 0x65, 0x66, 0x67, 0xf0, 0xf2, 0xf3])

/** Bytes of a row after its prefixes (REX included on x86-64). */
function opcodeBytes(program: Program, bytes: Uint8Array): Uint8Array {
  let at = 0
  while (at < bytes.length && prefixes.has(bytes[at] ?? 0)) at++
  if (program.arch === 'x86-64' && ((bytes[at] ?? 0) & 0xf0) === 0x40) at++
  return bytes.subarray(at)
}

interface CalledOp {
  readonly op: Op
  /** Called by one of the names of 2007, not through its slot. */
  readonly named: boolean
}

function opByName({ config }: FindInput, { addend, symbol }: Relocation): CalledOp | null {
  const id = addend === -4n ? interruptAliases.get(symbol) : undefined
  const op = id === undefined ? undefined : opById(config, id)
  return op ? { op, named: true } : null
}

/** Which operation a relocated call reaches; null where it is no paravirt call. */
function calledOp(
  input: FindInput,
  relocation: Relocation,
  code: Uint8Array,
  field: bigint,
): CalledOp | null {
  if (code[0] === 0xe8) return isPcRelative(relocation) ? opByName(input, relocation) : null
  if (code[0] !== 0xff) return null
  const absolute = code[1] === 0x14 && code[2] === 0x25
  if (code[1] !== 0x15 && !absolute) return null
  // On x86-64 ff 15 is RIP-relative; everywhere else the field is the slot's address.
  const relative = !absolute && input.program.arch === 'x86-64'
  if (relative !== isPcRelative(relocation)) return null
  const op = opBySlot(input.config, field)
  return op?.transfer === 'call' && op.type > 0 ? { op, named: false } : null
}

/** The address that the relocated 32-bit field stands for. */
function fieldAddress(text: Section, relocation: Relocation, row: Row, wide: boolean): bigint {
  const view = new DataView(text.bytes.buffer, text.bytes.byteOffset, text.bytes.byteLength)
  const raw = BigInt(view.getInt32(relocation.offset, true))
  if (!isPcRelative(relocation)) return BigInt.asUintN(wide ? 64 : 32, raw)
  return BigInt.asUintN(wide ? 64 : 32, text.address + BigInt(row.offset + row.length) + raw)
}

function siteOf(
  { program, entries }: FindInput,
  call: number,
  op: Op,
  named: boolean,
): FoundSite | null {
  const text = program.sections[program.text]
  const row = text?.rows[call]
  if (!text || !row) return null
  const sandwich = walkOutward(program, op, call, { from: 0, to: text.bytes.length }, entries)
  const outer = sandwich.pairs.at(-1)
  const offset = outer?.push.offset ?? row.offset
  const end = outer ? outer.pop.offset + outer.pop.length : row.offset + row.length
  const { callerSaved, returnRegisters } = conventionOf(program.arch)
  const convention = !named && op.calleeSave ? returnRegisters : callerSaved
  const from = firstEndingAfter(text.rows, offset)
  const to = firstEndingAfter(text.rows, end - 1) + 1
  return {
    op: op.id,
    type: op.type,
    offset,
    length: end - offset,
    address: text.address + BigInt(offset),
    foundBy: 'scanned',
    record: null,
    original: { offset: row.offset, length: row.length, form: 'call' },
    sandwich,
    wholeAllowed: sandwich.entered === null,
    mayLose: { whole: difference(convention, sandwich.saved), inner: convention },
    allowedOnPaper: noRegisters,
    rows: { from, to },
    span: text.rows[from]?.span ?? null,
    line: text.rows[from]?.line ?? 0,
    lastLine: text.rows[to - 1]?.line ?? 0,
  }
}

/**
 * The idea of March 2007: a relocation that refers to a paravirt operation, in a decoded call, and then
 * outward over matched pushes and pops. Recorded sites are left to their records.
 */
export function findScanned(input: FindInput): Found {
  const { program, taken } = input
  const text = program.sections[program.text]
  if (!text) return { sites: [], diagnostics: [] }
  const wide = program.arch === 'x86-64'
  const covered = new Uint8Array(text.bytes.length)
  for (const { offset, length } of taken) covered.fill(1, offset, offset + length)
  const sites = text.relocations.flatMap((relocation) => {
    if (relocation.size !== 4 || covered[relocation.offset] === 1) return []
    const index = firstEndingAfter(text.rows, relocation.offset)
    const row = text.rows[index]
    // The field must be the row's last four bytes: that is where e8 and ff 15 keep it.
    if (!row || relocation.offset + 4 !== row.offset + row.length) return []
    const code = opcodeBytes(program, text.bytes.subarray(row.offset, row.offset + row.length))
    const called = calledOp(input, relocation, code, fieldAddress(text, relocation, row, wide))
    const site = called && siteOf(input, index, called.op, called.named)
    return site ? [site] : []
  })
  return { sites, diagnostics: [] }
}
