import { opById } from '../ops/index.ts'
import { resultRegisters } from '../backends/implementations.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import type { Program, Row, Section } from '../program/program.ts'
import { decode } from '../x86/decode.ts'
import type { DecodedInstruction } from '../x86/instructionFacts.ts'
import { difference, intersection, noRegisters, type RegSet, union } from '../x86/registers.ts'
import type { DecidedSite } from './overlay.ts'

/** The offset in the section to which a decoded branch leads; null where that is elsewhere. */
function targetIn({ address, bytes }: Section, target: bigint | null): number | null {
  const inside = target !== null && target >= address && target <= address + BigInt(bytes.length)
  return inside ? Number(target - address) : null
}

function rowOf(text: Section, from: number, decoded: DecodedInstruction, source: Row): Row {
  const { span, line } = source
  return {
    offset: from + decoded.offset,
    length: decoded.length,
    text: decoded.text,
    intel: decoded.intel,
    mnemonic: decoded.mnemonic,
    span,
    line,
    expansion: null,
    reads: decoded.reads,
    writes: decoded.writes,
    kills: decoded.kills,
    flags: decoded.flags,
    flow: decoded.flow,
    target: targetIn(text, decoded.target),
    pushes: decoded.pushes,
    pops: decoded.pops,
  }
}

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
    return { ...row, kills: union(row.kills, first), reads: difference(row.reads, first) }
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
  if (decision.outcome === 'keep' || decision.outcome === 'bug') return text.rows.slice(from, to)
  const bytes = patched.subarray(first.offset, last.offset + last.length)
  const start = text.address + BigInt(first.offset)
  const rows = decode(bytes, archOf(config), start).map((decoded) =>
    rowOf(text, first.offset, decoded, first),
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
