import type { Address } from '../base/address.ts'
import { same } from '../base/same.ts'
import type { Row, Section } from '../program/program.ts'
import { offsetIn, rowFrom, type RowSource } from '../program/rowFrom.ts'
import type { Arch } from '../x86/arch.ts'
import { decode } from '../x86/decode.ts'
import { noFlags } from '../x86/instructionFacts.ts'
import { noRegisters } from '../x86/registers.ts'
import type { Piece } from './object.ts'

/** Data longer than this is not taken for instructions: it becomes one bad row. */
const longestData = 4096

/** So many rows, and data or padding that is not short becomes one bad row too. */
const manyRows = 65_536
const shortData = 16

/** Pieces that are decoded together: one instruction, or data and padding side by side. */
interface Run {
  readonly from: number
  to: number
  readonly pieces: Piece[]
}

/** A section as it was linked before: a row whose bytes still stand at their place is decoded already. */
export type LinkedBefore = Pick<Section, 'address' | 'bytes' | 'rows'>

const prefixes32 = new Set([0x26, 0x2e, 0x36, 0x3e, 0x64, 0x65, 0x66, 0x67, 0xf0, 0xf2, 0xf3])

/**
 * Decoded rows of an executable section. Decoding starts afresh at every instruction of the listing, so data
 * before it cannot swallow it; prefixes that stand alone belong to the instruction after them.
 */
export function rowsOf(
  bytes: Uint8Array,
  pieces: readonly Piece[],
  arch: Arch,
  address: Address,
  before?: LinkedBefore,
): readonly Row[] {
  const rows: Row[] = []
  const known = knownRows(before?.address === address ? before : undefined, bytes)
  for (const run of runsOf(bytes, pieces, arch)) {
    const row = known(run)
    if (row) rows.push(row)
    else addRows(rows, bytes, run, arch, address)
  }
  return rows
}

const isDirect: ReadonlySet<Row['flow']> = new Set(['jump', 'branch', 'call'])

/** Its text and its target say where it leads, so they hang on where it stands. */
const leadsAway = ({ flow, mnemonic }: Row): boolean => isDirect.has(flow) || mnemonic === 'xbegin'

/** The row that starts at an offset, for offsets that only grow. */
function rowsInOrder(rows: readonly Row[]): (offset: number) => Row | null {
  let at = 0
  return (offset) => {
    for (let next = rows[at]; next && next.offset < offset; next = rows[at]) at++
    const row = rows[at]
    return row?.offset === offset ? row : null
  }
}

/**
 * Finds what was decoded before, for runs in order of offset; null for what is to be decoded. Above a change a row
 * stands where it stood; below it, as far from the end.
 */
function knownRows(before: LinkedBefore | undefined, bytes: Uint8Array): (run: Run) => Row | null {
  if (!before) return () => null
  const moved = bytes.length - before.bytes.length
  const above = rowsInOrder(before.rows)
  const below = rowsInOrder(before.rows)
  const holds = (row: Row | null, { from, to }: Run): row is Row =>
    row !== null &&
    !row.data &&
    row.length === to - from &&
    // Where it leads may be in the section now, or no longer.
    (moved === 0 || !leadsAway(row)) &&
    isSameAt(bytes, from, before.bytes, row.offset, row.length)
  return (run) => {
    const { from, pieces } = run
    const [piece, other] = pieces
    if (piece?.kind !== 'instruction' || other) return null
    const stays = above(from)
    const row = holds(stays, run) ? stays : below(from - moved)
    if (!holds(row, run)) return null
    return isFrom(row, piece, from) ? row : rowFrom(row, sourceOf(piece), from, row.target)
  }
}

function isSameAt(
  left: Uint8Array,
  leftFrom: number,
  right: Uint8Array,
  rightFrom: number,
  length: number,
): boolean {
  for (let at = 0; at < length; at++) {
    if (left[leftFrom + at] !== right[rightFrom + at]) return false
  }
  return true
}

const isFrom = (row: Row, piece: Piece, offset: number): boolean =>
  row.offset === offset &&
  row.line === piece.line &&
  row.span?.from === piece.span.from &&
  row.span.to === piece.span.to &&
  same(row.expansion, piece.expansion)

function runsOf(bytes: Uint8Array, pieces: readonly Piece[], arch: Arch): readonly Run[] {
  const runs: Run[] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    const to = piece.offset + piece.length
    if (last && goesOn(bytes, last, piece, arch)) {
      last.pieces.push(piece)
      last.to = to
    } else runs.push({ from: piece.offset, to, pieces: [piece] })
  }
  return runs
}

function goesOn(bytes: Uint8Array, run: Run, piece: Piece, arch: Arch): boolean {
  if (piece.kind === 'padding') return false
  if (isPrefixes(bytes, run, arch)) return true
  return piece.kind === 'data' && run.pieces.at(-1)?.kind === 'data'
}

function isPrefixes(bytes: Uint8Array, { from, to }: Run, arch: Arch): boolean {
  if (to - from > 14) return false
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    const rex = arch === 'x86-64' && byte >= 0x40 && byte <= 0x4f
    if (!rex && !prefixes32.has(byte)) return false
  }
  return true
}

function addRows(
  rows: Row[],
  bytes: Uint8Array,
  { from, to, pieces }: Run,
  arch: Arch,
  address: Address,
): void {
  const [first] = pieces
  if (!first) return
  if (first.kind !== 'instruction' && to - from > mostDecoded(rows.length)) {
    rows.push({ ...badRow, ...sourceOf(first), offset: from, length: to - from })
    return
  }
  let index = 0
  for (const decoded of decode(bytes.subarray(from, to), arch, address + BigInt(from))) {
    const offset = from + decoded.offset
    while (endOf(pieces[index]) <= offset) index++
    const piece = pieces[index] ?? first
    rows.push(
      rowFrom(decoded, sourceOf(piece), offset, offsetIn({ address, bytes }, decoded.target)),
    )
  }
}

const mostDecoded = (rows: number): number => (rows < manyRows ? longestData : shortData)

const endOf = (piece: Piece | undefined): number =>
  piece ? piece.offset + piece.length : Number.POSITIVE_INFINITY

const sourceOf = ({ span, line, expansion, kind }: Piece): RowSource => ({
  span,
  line,
  expansion,
  data: kind === 'data',
})

const badRow = {
  text: '(bad)',
  intel: '(bad)',
  mnemonic: '(bad)',
  reads: noRegisters,
  writes: noRegisters,
  kills: noRegisters,
  flags: noFlags,
  parts: null,
  flow: 'trap',
  target: null,
  pushes: null,
  pops: null,
} as const
