import type { Span } from '../base/span.ts'
import { opById } from '../ops/index.ts'
import type { Chunk, Section } from '../program/program.ts'
import type { PatchSite, SiteRecord } from '../sites/site.ts'
import { type Arch, pointerSize } from '../x86/arch.ts'
import { clobberWords } from '../x86/clobbers.ts'
import type { AnalysisInput, CodeRow } from './analysis.ts'
import type { Linked } from './analyze.ts'
import { codeRows } from './codeRows.ts'
import { namesUnder } from './names.ts'
import { symbolic } from './symbolic.ts'

/** One place of the listing with its new text. */
interface Edit {
  readonly span: Span
  readonly text: string
}

/** `CLBR_EAX|CLBR_EDX` */
function clobberText(arch: Arch, word: number): string {
  const names = Object.entries(clobberWords(arch))
  const whole = names.find(([name, value]) => value === word && /NONE$|ANY$/.test(name))
  if (whole) return whole[0]
  const single = names.filter(([name]) => !/NONE|ANY|REGS?$|SCRATCH|SAVE/.test(name))
  const set = single.filter(([, bit]) => (word & bit) !== 0).map(([name]) => name)
  return set.length > 0 ? set.join('|') : `0x${word.toString(16)}`
}

function applied(listing: string, edits: readonly Edit[]): string {
  const later = edits.toSorted((left, right) => right.span.from - left.span.from)
  return later.reduce(
    (text, { span, text: put }) => text.slice(0, span.from) + put + text.slice(span.to),
    listing,
  )
}

const indentAt = (listing: string, { from }: Span): string => {
  const start = listing.lastIndexOf('\n', from - 1) + 1
  return /^[ \t]*/.exec(listing.slice(start, from))?.[0] ?? ''
}

/** The statement that made `length` bytes at `offset` of the records, and nothing else there. */
function statementOf({ chunks }: Section, offset: number, length: number): Chunk | null {
  const found = chunks.find((chunk) => chunk.offset === offset && chunk.length === length)
  return found ?? null
}

/** Whatever made the byte at `offset`. */
const makerOf = ({ chunks }: Section, offset: number): Chunk | null =>
  chunks.find((chunk) => offset >= chunk.offset && offset < chunk.offset + chunk.length) ?? null

interface Question {
  readonly listing: string
  readonly arch: Arch
  readonly records: Section
  readonly before: PatchSite
  readonly record: SiteRecord
  /** The site that there should be. */
  readonly wanted: PatchSite
  readonly wantedWord: number
  readonly rows: readonly CodeRow[]
  readonly opName: string
}

const nops = (count: number, indent: string): string =>
  Array.from({ length: Math.max(0, count) }, () => `\n${indent}nop`).join('')

/** Directives that write a record of a length that no label has. */
function recordLines({ arch, opName, wantedWord }: Question, length: number): readonly string[] {
  const [align, word] = arch === 'x86-32' ? [4, '.long'] : [8, '.quad']
  return [
    '.pushsection .parainstructions,"a"',
    `.balign ${align}`,
    `${word} 771b`,
    `.byte PV_TYPE_${opName}`,
    `.byte ${length}`,
    `.short ${clobberText(arch, wantedWord)}`,
    '.popsection',
  ]
}

/**
 * A macro's site spelled out: its instructions between labels, and the record of what lies between them; null where
 * no label can stand, because none of its instructions ends there.
 */
function spelledOut(question: Question, span: Span): Edit | null {
  const { listing, arch, before, wanted, rows, opName, wantedWord } = question
  const indent = indentAt(listing, span) || '    '
  const ends = rows.map(({ offset, length }) => offset + length - before.offset)
  const cut = ends.indexOf(wanted.length) + 1
  const isLonger = wanted.length > before.length
  if (!isLonger && cut === 0) return null
  const code = rows.map(({ text }) => `${indent}${text}`)
  const padding = Array.from(
    { length: Math.max(0, wanted.length - before.length) },
    () => `${indent}nop`,
  )
  const inside = isLonger ? [...code, ...padding] : code.slice(0, cut)
  const lines = [
    '771:',
    ...inside,
    '772:',
    `${indent}PV_RECORD PV_TYPE_${opName}, ${clobberText(arch, wantedWord)}`,
    ...code.slice(inside.length),
  ]
  // The statement's own indent stands before the span already.
  const start = indentAt(listing, span).length
  return { span: { from: span.from - start, to: span.to }, text: lines.join('\n') }
}

/** A record made by PV_RECORD: another promise is another argument, a shorter length is written as a number. */
function macroRecord(question: Question, { span }: Chunk): Edit | null {
  const { listing, arch, wantedWord, before, wanted } = question
  const found = /^(PV_RECORD\s+[^\s,]+\s*,\s*).*$/is.exec(listing.slice(span.from, span.to))
  if (!found) return null
  if (wanted.length < before.length) {
    const indent = indentAt(listing, span)
    return { span, text: recordLines(question, wanted.length).join(`\n${indent}`) }
  }
  return { span, text: `${found[1]}${clobberText(arch, wantedWord)}` }
}

/** The statements that wrote the length and the promise, each by itself. */
function plainRecord(question: Question, literal: boolean): readonly Edit[] | null {
  const { arch, record, records, before, wanted, wantedWord } = question
  const at = record.offset + pointerSize(arch)
  const size = statementOf(records, at + 1, 1)
  const word = statementOf(records, at + 2, 2)
  const edits: Edit[] = []
  if (literal && wanted.length !== before.length) {
    if (!size) return null
    edits.push({ span: size.span, text: `.byte ${wanted.length}` })
  }
  if (wantedWord !== record.clobberWord) {
    if (!word) return null
    edits.push({ span: word.span, text: `.short ${clobberText(arch, wantedWord)}` })
  }
  return edits
}

/** Nops behind the last instruction, inside of the labels. */
function longer({ listing, before, wanted }: Question, last: Span | null): readonly Edit[] | null {
  if (wanted.length <= before.length) return []
  if (!last) return null
  const end = listing.indexOf('\n', last.to)
  const to = end === -1 ? listing.length : end
  return [
    { span: { from: to, to }, text: nops(wanted.length - before.length, indentAt(listing, last)) },
  ]
}

function edited(question: Question, lastRow: Span | null): readonly (readonly Edit[])[] {
  const { records, record, before } = question
  const maker = makerOf(records, record.offset + pointerSize(question.arch))
  if (maker && before.span && maker.span.from === before.span.from) {
    const edit = spelledOut(question, before.span)
    return edit ? [[edit]] : []
  }
  const room = longer(question, lastRow)
  if (!room) return []
  const byMacro = maker && macroRecord(question, maker)
  if (byMacro) return [[...room, byMacro]]
  // Where the length is a difference of labels, the nops alone settle it.
  return [false, true].flatMap((literal) => {
    const record = plainRecord(question, literal)
    return record ? [[...room, ...record]] : []
  })
}

/** Listings in which the site at `index` may be the wanted one; whether it is has to be seen. */
export function listingsWith(
  { config, listing }: AnalysisInput,
  { program, text, table, sites }: Linked,
  index: number,
  wanted: PatchSite,
): readonly string[] {
  const before = sites[index]
  const records = program.sections.find(({ name }) => name === '.parainstructions')
  const op = before && opById(config, before.op)
  if (!before?.record || !wanted.record || !records || !op) return []
  const bytes = text.bytes.subarray(before.offset, before.offset + before.length)
  const named = symbolic(namesUnder(table))
  const question: Question = {
    listing,
    arch: program.arch,
    records,
    before,
    record: before.record,
    wanted,
    wantedWord: wanted.record.clobberWord,
    rows: codeRows(program.arch, bytes, text, before.offset, named),
    opName: op.member.replaceAll('.', '_'),
  }
  const last = text.rows[before.rows.to - 1]?.span ?? null
  return edited(question, last).map((edits) => applied(listing, edits))
}
