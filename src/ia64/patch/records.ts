import type { Address } from '../../base/address.ts'
import { readUnsigned } from '../../base/bytes.ts'
import type { Diagnostic } from '../../base/diagnostic.ts'
import type { Span } from '../../base/span.ts'
import { ia64Diagnostic } from '../asm/messages.ts'
import type { Program, Row, Section } from '../asm/program.ts'
import { bundleOfTag, slotOfTag } from '../bundle/tag.ts'

/** Sections that hold the records of sites. Source: arch/ia64/include/asm/paravirt_patch.h, Linux 2.6.30. */
const recordSections = [
  { name: '.paravirt_bundles', kind: 'bundle', size: 24 },
  { name: '.paravirt_insts', kind: 'instruction', size: 24 },
  { name: '.paravirt_branches', kind: 'branch', size: 16 },
] as const

export type SiteKind = (typeof recordSections)[number]['kind']

/** A place that patching may change, as its record names it. */
export interface Site {
  readonly kind: SiteKind
  /** A bundle; for the other kinds a tag. */
  readonly start: Address
  /** Just behind it; for a branch its own bundle's end. */
  readonly end: Address
  readonly type: number
  /** Index of the section that holds its code. */
  readonly section: number
  /** From the start of that section to the first bundle. */
  readonly offset: number
  /** Length in bytes of the bundles it touches. */
  readonly length: number
  readonly span: Span
}

export interface Records {
  readonly sites: readonly Site[]
  readonly diagnostics: readonly Diagnostic[]
}

const nowhere: Span = { from: 0, to: 0 }

const holds = ({ address, bytes }: Section, from: Address, to: Address): boolean =>
  from >= address && to <= address + BigInt(bytes.length) && from < to

/** Where the listing writes the record at an offset: its first value, or the nearest one before. */
const written = ({ data }: Program, section: number, offset: number): Span =>
  data.findLast((each) => each.section === section && each.offset <= offset)?.span ?? nowhere

const rowAt = (rows: readonly Row[], section: number, offset: number): Row | undefined =>
  rows.find((row) => row.section === section && row.offset >= offset)

interface Fields {
  readonly kind: SiteKind
  readonly start: Address
  readonly end: Address
  readonly type: number
}

function fieldsAt(bytes: Uint8Array, offset: number, kind: SiteKind): Fields {
  const start = readUnsigned(bytes, offset, 8)
  if (kind === 'branch') {
    const end = bundleOfTag(start) + 16n
    return { kind, start, end, type: Number(readUnsigned(bytes, offset + 8, 8)) }
  }
  const end = readUnsigned(bytes, offset + 8, 8)
  return { kind, start, end, type: Number(readUnsigned(bytes, offset + 16, 8)) }
}

/** What would stop the kernel. */
function refusal({ kind, start, end }: Fields): 'ia64/record-aligned' | 'ia64/record-slot' | null {
  if (kind === 'bundle') return start % 16n || end % 16n ? 'ia64/record-aligned' : null
  return slotOfTag(start).ok && slotOfTag(end).ok ? null : 'ia64/record-slot'
}

function siteOf(program: Program, fields: Fields): Site | null {
  const from = bundleOfTag(fields.start)
  const to = fields.kind === 'instruction' ? bundleOfTag(fields.end + 15n) : fields.end
  const section = program.sections.findIndex((each) => holds(each, from, to))
  const found = program.sections[section]
  if (!found) return null
  const offset = Number(from - found.address)
  const span = rowAt(program.rows, section, offset)?.span ?? nowhere
  return { ...fields, section, offset, length: Number(to - from), span }
}

/** Reads the records of all three kinds, in the order in which the kernel applies them. */
export function readRecords(program: Program): Records {
  const sites: Site[] = []
  const diagnostics: Diagnostic[] = []
  for (const { name, kind, size } of recordSections) {
    const index = program.sections.findIndex((each) => each.name === name)
    const section = program.sections[index]
    if (!section) continue
    if (section.bytes.length % size !== 0) {
      const last = written(program, index, section.bytes.length)
      diagnostics.push(ia64Diagnostic('ia64/record-size', last, name, size))
    }
    for (let at = 0; at + size <= section.bytes.length; at += size) {
      const fields = fieldsAt(section.bytes, at, kind)
      const wrong = refusal(fields)
      const site = wrong === null ? siteOf(program, fields) : null
      if (site) sites.push(site)
      else if (wrong) diagnostics.push(ia64Diagnostic(wrong, written(program, index, at)))
      else diagnostics.push(ia64Diagnostic('ia64/record-place', written(program, index, at), name))
    }
  }
  return { sites, diagnostics }
}
