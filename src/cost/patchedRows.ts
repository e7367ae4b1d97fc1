import { opById } from '../ops/index.ts'
import { resultRegisters } from '../backends/implementations.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
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
  const source = { span: first.span, line: first.line, expansion: null, data: false }
  const bytes = patched.subarray(first.offset, last.offset + last.length)
  const start = text.address + BigInt(first.offset)
  const rows = decode(bytes, archOf(config), start).map((decoded) =>
    rowFrom(decoded, source, first.offset + decoded.offset, offsetIn(text, decoded.target)),
  )
  const op = opById(config, site.op)
  return decision.outcome === 'inline' && op ? declared(rows, resultRegisters(op, config)) : rows
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
