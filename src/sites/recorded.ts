import { type Address, addressText } from '../base/address.ts'
import { readUnsigned } from '../base/bytes.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import { lateConfig } from '../ops/configs.ts'
import { opByType, opsOf } from '../ops/index.ts'
import type { ConfigId, Op } from '../ops/op.ts'
import type { Program, Row, Section } from '../program/program.ts'
import { pointerSize } from '../x86/arch.ts'
import { clobberedRegisters } from '../x86/clobbers.ts'
import { conventionOf } from '../x86/conventions.ts'
import { difference, intersection, union } from '../x86/registers.ts'
import { firstEndingAfter } from '../program/extents.ts'
import { alternativesIn } from './alternatives.ts'
import { siteDiagnostic } from './messages.ts'
import type { PatchSite, SiteRecord } from './site.ts'
import type { Extent } from '../program/extents.ts'
import { firstEntry, walkOutward } from './walk.ts'

/** What the finders hand over; the registry numbers the sites once all are found. */
export type FoundSite = Omit<PatchSite, 'index'>

export interface Found {
  readonly sites: readonly FoundSite[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What every finder works from. `taken` are the extents of sites found before. */
export interface FindInput {
  readonly program: Program
  readonly config: ConfigId
  readonly entries: ReadonlySet<number>
  readonly taken: readonly Extent[]
}

/** The kernel's buffer: 255 − 1 bytes (MAX_PATCH_LEN, arch/x86/kernel/alternative.c, 2.6.30). */
const longestSite = 254

/**
 * Reads `.parainstructions` as apply_paravirt() does: one struct paravirt_patch_site every 8 bytes
 * (x86-32) or 16 (x86-64), until the end. On x86-64 the last record may lack its 4 bytes of padding.
 */
function readRecords(section: Section, arch: Program['arch']): readonly SiteRecord[] {
  const pointer = pointerSize(arch)
  const stride = pointer * 2
  const needed = pointer + 4
  const records: SiteRecord[] = []
  for (let offset = 0; offset + needed <= section.bytes.length; offset += stride) {
    records.push({
      offset,
      bytes: section.bytes.slice(offset, offset + needed),
      address: readUnsigned(section.bytes, offset, pointer),
      type: section.bytes[offset + pointer] ?? 0,
      length: section.bytes[offset + pointer + 1] ?? 0,
      clobberWord: Number(readUnsigned(section.bytes, offset + pointer + 2, 2)),
    })
  }
  return records
}

/** The statement that made the byte at `offset`; the last one where none did. */
function spanAt({ chunks }: Section, offset: number): Span {
  const chunk = chunks[firstEndingAfter(chunks, offset)] ?? chunks.at(-1)
  return chunk?.span ?? { from: 0, to: 0 }
}

function addressFault(
  record: SiteRecord,
  text: Section,
  span: Span,
): { readonly offset: number } | Diagnostic {
  const end: Address = text.address + BigInt(text.bytes.length)
  if (record.address < text.address || record.address >= end) {
    const shown = [record.address, text.address, end].map(addressText)
    return siteDiagnostic(
      'sites/record-address',
      span,
      shown[0] ?? '',
      shown[1] ?? '',
      shown[2] ?? '',
    )
  }
  const offset = Number(record.address - text.address)
  const row = text.rows[firstEndingAfter(text.rows, offset)]
  if (row && row.offset !== offset) {
    return siteDiagnostic(
      'sites/record-inside-instruction',
      span,
      addressText(record.address),
      row.text,
    )
  }
  return { offset }
}

function lengthFault(
  record: SiteRecord,
  offset: number,
  text: Section,
  span: Span,
): Diagnostic | null {
  if (record.length === 0) return siteDiagnostic('sites/record-empty', span)
  if (record.length > longestSite) return siteDiagnostic('sites/record-too-long', span)
  const left = text.bytes.length - offset
  if (record.length > left)
    return siteDiagnostic('sites/record-past-end', span, record.length, left)
  return null
}

/** The row that transfers control in `extent`, else its first row. */
function originalRow(rows: readonly Row[], from: number, to: number): number {
  for (let index = from; index < to; index++) {
    const flow = rows[index]?.flow
    if (flow === 'indirect-call' || flow === 'indirect-jump' || flow === 'call' || flow === 'jump')
      return index
  }
  return from
}

export function originalForm(row: Row): PatchSite['original']['form'] {
  if (row.flow === 'call' || row.flow === 'indirect-call') return 'call'
  return row.flow === 'jump' || row.flow === 'indirect-jump' ? 'jump' : 'instruction'
}

function siteOf(input: FindInput, record: SiteRecord, offset: number, op: Op): FoundSite {
  const { program, entries } = input
  const rows = program.sections[program.text]?.rows ?? []
  const end = offset + record.length
  const from = firstEndingAfter(rows, offset)
  const to = firstEndingAfter(rows, end - 1) + 1
  const original = originalRow(rows, from, to)
  const row = rows[original]
  const sandwich = walkOutward(program, op, original, { from: offset, to: end }, entries)
  const named = clobberedRegisters(program.arch, record.clobberWord)
  const own = intersection(named, conventionOf(program.arch).callerSaved)
  const entered = firstEntry(entries, offset, end)
  return {
    op: op.id,
    type: op.type,
    offset,
    length: record.length,
    address: record.address,
    foundBy: 'recorded',
    record,
    original: {
      offset: row?.offset ?? offset,
      length: row ? Math.min(row.length, end - row.offset) : record.length,
      form: row ? originalForm(row) : 'instruction',
    },
    sandwich: { ...sandwich, entered },
    wholeAllowed: entered === null,
    mayLose: { whole: own, inner: union(own, sandwich.saved) },
    allowedOnPaper: difference(named, own),
    rows: { from, to },
    span: rows[from]?.span ?? null,
    line: rows[from]?.line ?? 0,
    lastLine: rows[to - 1]?.line ?? 0,
  }
}

const overlaps = (left: Extent, right: Extent) =>
  left.offset < right.offset + right.length && right.offset < left.offset + left.length

function isCovered(covered: Uint8Array, offset: number, length: number): boolean {
  for (let at = offset; at < offset + length; at++) if (covered[at] === 1) return true
  return false
}

/** Records that do not start where the kernel looks for one; it would read nonsense there. */
function misaligned(
  section: Section,
  stride: number,
  needed: number,
): ReadonlyMap<number, Diagnostic> {
  const faults = new Map<number, Diagnostic>()
  for (const { offset, size } of section.relocations) {
    if (size < 4 || offset % stride === 0) continue
    const diagnostic = siteDiagnostic(
      'sites/record-misaligned',
      spanAt(section, offset),
      offset,
      stride,
    )
    // What the kernel reads is spoilt on both sides, but for a whole record that lacks only its padding.
    const into = offset % stride
    const first = offset - into + (into < needed ? 0 : stride)
    for (let at = first; at < offset + stride; at += stride) faults.set(at, diagnostic)
  }
  return faults
}

function truncated(section: Section, stride: number, needed: number): readonly Diagnostic[] {
  const rest = section.bytes.length % stride
  if (rest === 0 || rest >= needed || rest < 4) return []
  const span = spanAt(section, section.bytes.length - rest)
  return [siteDiagnostic('sites/record-truncated', span, rest, needed)]
}

/** Sites that the listing records in `.parainstructions`. */
export function findRecorded(input: FindInput): Found {
  const { program, config } = input
  const text = program.sections[program.text]
  const section = program.sections.find(({ name }) => name === '.parainstructions')
  if (!text || !section) return { sites: [], diagnostics: [] }
  const stride = pointerSize(program.arch) * 2
  const needed = pointerSize(program.arch) + 4
  const spoilt = misaligned(section, stride, needed)
  const sites: FoundSite[] = []
  const covered = new Uint8Array(text.bytes.length)
  const listed = config === lateConfig ? alternativesIn(program) : null
  const diagnostics: Diagnostic[] = [
    ...(listed?.diagnostics ?? []),
    ...new Set(spoilt.values()),
    ...truncated(section, stride, needed),
  ]
  for (const record of readRecords(section, program.arch)) {
    if (spoilt.has(record.offset)) continue
    const span = spanAt(section, record.offset)
    const place = examine(record, text, span, config)
    if ('code' in place) {
      diagnostics.push(place)
      continue
    }
    const { offset, op } = place
    if (isCovered(covered, offset, record.length)) {
      const other = sites.find((site) => overlaps(site, { offset, length: record.length }))
      diagnostics.push(siteDiagnostic('sites/record-overlap', span, other?.line ?? 0))
      continue
    }
    const alternatives = listed?.at.get(record.address)
    const found = siteOf(input, record, offset, op)
    const outcome = alternatives ? { ...found, alternatives } : found
    covered.fill(1, offset, offset + record.length)
    sites.push(outcome)
    diagnostics.push(...hints(program, outcome, span))
  }
  return { sites, diagnostics }
}

/** Where a record's site stands and what it calls, or what is wrong with the record. */
function examine(
  record: SiteRecord,
  text: Section,
  span: Span,
  config: ConfigId,
): { readonly offset: number; readonly op: Op } | Diagnostic {
  const place = addressFault(record, text, span)
  if ('code' in place) return place
  const fault = lengthFault(record, place.offset, text, span)
  if (fault) return fault
  // Slot 0 is the patch function itself: it exists, but no site is ever recorded for it.
  const named = opByType(config, record.type)
  const op = named?.id === 'pv_init_ops.patch' ? undefined : named
  if (!op) return siteDiagnostic('sites/record-type', span, record.type, opsOf(config).length - 1)
  return { offset: place.offset, op }
}

/** What the kernel would swallow without a word, but a reader should know. */
function hints(program: Program, site: FoundSite, span: Span): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const last = program.sections[program.text]?.rows[site.rows.to - 1]
  if (last && last.offset + last.length > site.offset + site.length) {
    found.push(siteDiagnostic('sites/ends-inside-instruction', span, last.text))
  }
  const word = site.record?.clobberWord ?? 0
  const known = program.arch === 'x86-32' ? 0xf : 0x1ff
  if ((word & ~known) !== 0) {
    found.push(siteDiagnostic('sites/unused-clobber-bits', span, `0x${word.toString(16)}`))
  }
  return found
}
