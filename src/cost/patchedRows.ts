import type { Address } from '../base/address.ts'
import { bytesEqual } from '../base/bytes.ts'
import { same } from '../base/same.ts'
import { opById } from '../ops/index.ts'
import { resultRegisters } from '../backends/implementations.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import type { Decision } from '../patch/decision.ts'
import { isUntouched } from '../patch/destroyed.ts'
import type { Program, Row, Section } from '../program/program.ts'
import { offsetIn, rowFrom } from '../program/rowFrom.ts'
import { decode } from '../x86/decode.ts'
import { difference, intersection, noRegisters, type RegSet, union } from '../x86/registers.ts'
import type { DecidedSite } from './overlay.ts'

/**
 * Inline code as the declaration of its effects has it: its result is a definition from the first write on,
 * also where the code builds it from parts (`sete %ah`).
 */
function declared(rows: readonly Row[], results: RegSet): readonly Row[] {
  let open = results
  return rows.map((row) => {
    const first = intersection(row.writes, open)
    if (first === noRegisters) return row
    open = difference(open, first)
    const kills = union(row.kills, first)
    return { ...row, kills, reads: difference(row.reads, first), parts: null }
  })
}

/** Patched rows of one decision, and all that they were made from beside it. */
interface Known {
  readonly config: ConfigId
  readonly start: Address
  readonly textLength: number
  readonly bytes: Uint8Array
  readonly rows: readonly Row[]
}

const remembered = new WeakMap<Decision, Known>()

/** A source row whose bytes the patcher did not touch stays the row that it was. */
function rowsOfSite(
  text: Section,
  patched: Uint8Array,
  config: ConfigId,
  { site, decision }: DecidedSite,
): readonly Row[] {
  const { from, to } = site.rows
  const [first, last] = [text.rows[from], text.rows[to - 1]]
  if (!first || !last) return []
  if (isUntouched(decision)) return text.rows.slice(from, to)
  const { length: textLength } = text.bytes
  const bytes = patched.subarray(first.offset, last.offset + last.length)
  const start = text.address + BigInt(first.offset)
  const known = remembered.get(decision)
  const holds =
    known?.config === config &&
    known.start === start &&
    known.textLength === textLength &&
    bytesEqual(known.bytes, bytes)
  const rows = holds
    ? standingAt(first, known.rows)
    : decodedRows(text, bytes, config, first, resultsOf(config, site, decision))
  remembered.set(decision, { config, start, textLength, bytes, rows })
  return rows
}

/** Where the operation returns whose inline code it is; null for any other code. */
function resultsOf(config: ConfigId, { op }: DecidedSite['site'], { outcome }: Decision) {
  const known = outcome === 'inline' ? opById(config, op) : undefined
  return known ? resultRegisters(known, config) : null
}

const sourceOf = ({ span, line }: Row) => ({ span, line, expansion: null, data: false })

/** `results` is null where the rows mean what they do. */
function decodedRows(
  text: Section,
  bytes: Uint8Array,
  config: ConfigId,
  first: Row,
  results: RegSet | null,
): readonly Row[] {
  const start = text.address + BigInt(first.offset)
  const rows = decode(bytes, archOf(config), start).map((decoded) =>
    rowFrom(
      decoded,
      sourceOf(first),
      first.offset + decoded.offset,
      offsetIn(text, decoded.target),
    ),
  )
  return results === null ? rows : declared(rows, results)
}

/** The same rows for a site whose line has moved; the very same ones where it has not. */
function standingAt(first: Row, rows: readonly Row[]): readonly Row[] {
  const [known] = rows
  const { span, line } = first
  const stays = known?.line === line && same(known.span, span)
  return stays ? rows : rows.map((row) => rowFrom(row, sourceOf(first), row.offset, row.target))
}

/** Rows of `.text` after patching. Those of a patched site carry the site's line and no macro. */
export function patchedRows(
  program: Program,
  patched: Uint8Array,
  config: ConfigId,
  sites: readonly DecidedSite[],
): readonly Row[] {
  const text = program.sections[program.text]
  if (!text) return []
  const rows: Row[] = []
  let at = 0
  for (const decided of sites) {
    const { from, to } = decided.site.rows
    for (; at < from; at++) pushRow(rows, text.rows[at])
    rows.push(...rowsOfSite(text, patched, config, decided))
    at = Math.max(at, to)
  }
  for (; at < text.rows.length; at++) pushRow(rows, text.rows[at])
  return rows
}

function pushRow(rows: Row[], row: Row | undefined): void {
  if (row) rows.push(row)
}
