import type { CodeRow, SiteStory } from '../../../src/analysis/analysis.ts'
import type { BytePart, Candidate } from '../../../src/patch/decision.ts'
import type { Step } from '../../../src/patch/step.ts'
import type { Extent } from '../../../src/program/extents.ts'
import { candidateWords, type Scene } from '../../messages/story.ts'
import { messages } from '../../messages/index.ts'
import type { ByteLook } from '../../ui/HexByte.tsx'
import { type Tone, toneOf } from '../../ui/tone.ts'

/** One place in the strip. */
export interface Cell {
  /** Null where no byte stands. */
  readonly value: number | null
  readonly look: ByteLook
  readonly over: boolean
  readonly dim: boolean
}

/** One instruction under the bytes that it has. Positions count in cells. */
export interface Segment {
  readonly offset: number
  readonly length: number
  readonly text: string
  readonly intel: string
  readonly mnemonic: string
  readonly tone: Tone | null
}

export interface StripRow {
  readonly label: string
  readonly tone: Tone
  readonly cells: readonly Cell[]
  readonly segments: readonly Segment[]
  /** Where the room ends, in cells, and how many bytes it has; null where the room is not the question. */
  readonly room: { readonly end: number; readonly bytes: number } | null
  /** Bytes beyond the room. */
  readonly tooMany: number
  /** Planned, not written. */
  readonly plan: boolean
}

export interface Strip {
  readonly before: StripRow
  readonly after: StripRow
  /** Offset of the first cell in `.text`. */
  readonly offset: number
}

const startOf = ({ site }: SiteStory, { scope }: Candidate): number =>
  scope === 'inner' ? site.original.offset - site.offset : 0

/** Whether it writes anything of its own. */
export const isReplacement = ({ kind }: Candidate): boolean => kind !== 'keep' && kind !== 'bug'

export const roomOf = ({ site }: SiteStory, { scope }: Candidate): number =>
  scope === 'inner' ? site.original.length : site.length

/** Cells that the widest picture of a story needs. */
export const storyCells = (story: SiteStory): number =>
  Math.max(
    story.site.length,
    ...story.decision.candidates.map((each) =>
      isReplacement(each) ? startOf(story, each) + each.code.length : 0,
    ),
  )

const cell = (value: number | null, look: ByteLook, more: Partial<Cell> = {}): Cell => ({
  value,
  look,
  over: false,
  dim: false,
  ...more,
})

const covers = ({ offset, length }: Extent, at: number): boolean =>
  at >= offset && at < offset + length

/** What the scan has taken so far, in `.text`; null where the whole site is known. */
function known({ site }: SiteStory, step: Step): Extent | null {
  if (step.kind === 'find' && step.length < site.length) return site.original
  if (step.kind !== 'walk' || !step.pair) return null
  const { push, pop } = step.pair
  return { offset: push.offset, length: pop.offset + pop.length - push.offset }
}

function segmentsOf(
  rows: readonly CodeRow[],
  site: Extent,
  toneAt: (offset: number) => Tone | null,
): readonly Segment[] {
  return rows.map(({ offset, length, text, intel, mnemonic }) => {
    const at = offset - site.offset
    return { offset: at, length, text, intel, mnemonic, tone: toneAt(at) }
  })
}

function beforeRow(story: SiteStory, step: Step): StripRow {
  const { site, decision, before } = story
  const lit = known(story, step)
  return {
    label: messages.bytes.before,
    tone: 'keep',
    cells: [...decision.edit.before].map((value, at) =>
      cell(value, 'old', { dim: lit !== null && !covers(lit, site.offset + at) }),
    ),
    segments: segmentsOf(before, site, () => null),
    room: null,
    tooMany: 0,
    plan: false,
  }
}

const plainRow = (label: string, cells: readonly Cell[]): StripRow => ({
  label,
  tone: 'keep',
  cells,
  segments: [],
  room: null,
  tooMany: 0,
  plan: false,
})

/** A candidate as it would lie over the site, drawn on over the edge where it is too long. */
function candidateRow(story: SiteStory, index: number, candidate: Candidate): StripRow {
  const { site, decision } = story
  const start = startOf(story, candidate)
  const room = roomOf(story, candidate)
  const { code, fields, kind, callee } = candidate
  const tone = toneOf(kind, callee)
  const inField = (at: number) => fields.some((field) => covers(field, at))
  const stays = (from: number, to: number) =>
    [...decision.edit.before.subarray(from, to)].map((value) => cell(value, 'stays'))
  const codeCells = [...code].map((value, at) =>
    cell(value, inField(at) ? 'field' : 'code', { over: at >= room }),
  )
  const free = Array.from({ length: Math.max(0, room - code.length) }, () => cell(null, 'free'))
  const tail = code.length > room ? [] : stays(start + room, site.length)
  return {
    label: candidateWords(story, candidate),
    tone,
    cells: [...stays(0, start), ...codeCells, ...free, ...tail],
    segments: segmentsOf(story.candidateRows[index] ?? [], site, () => tone),
    room: { end: start + room, bytes: room },
    tooMany: Math.max(0, code.length - room),
    plan: true,
  }
}

const looks: Record<BytePart['kind'], ByteLook> = {
  kept: 'stays',
  code: 'code',
  displacement: 'field',
  padding: 'padding',
}

const subjects: Partial<Record<Step['kind'], readonly BytePart['kind'][]>> = {
  write: ['code', 'displacement'],
  distance: ['displacement'],
  pad: ['padding'],
}

/** The bytes that boot leaves. */
function finalRow(story: SiteStory, step: Step, plan: boolean): StripRow {
  const { decision, site, after } = story
  const { edit, outcome, candidates, chosen } = decision
  const tone = toneOf(outcome, candidates[chosen]?.callee)
  const subject = subjects[step.kind]
  const partAt = (at: number) => edit.parts.find((part) => covers(part, at))?.kind ?? 'kept'
  return {
    label: messages.bytes.after,
    tone,
    cells: [...edit.after].map((value, at) => {
      const part = partAt(at)
      return cell(value, looks[part], { dim: subject !== undefined && !subject.includes(part) })
    }),
    segments: segmentsOf(after, site, (at) => {
      const part = partAt(at)
      return part === 'kept' ? null : part === 'padding' ? 'nop' : tone
    }),
    room: null,
    tooMany: 0,
    plan,
  }
}

const nothingYet = ({ site }: SiteStory): StripRow =>
  plainRow(
    messages.bytes.after,
    Array.from({ length: site.length }, () => cell(null, 'free')),
  )

/** What is on the table: of 6.1, the second pass begins with what the first one wrote. */
function candidateAt(step: Extract<Step, { kind: 'pass' | 'interim' | 'check' }>): number | null {
  if (step.kind !== 'pass') return step.candidate
  return step.pass === 'alternatives' ? 0 : null
}

function afterRow(story: SiteStory, step: Step, opening: boolean): StripRow {
  switch (step.kind) {
    case 'find':
    case 'walk':
    case 'record':
    case 'lookup':
      return nothingYet(story)
    case 'pass':
    case 'interim':
    case 'check': {
      const index = candidateAt(step)
      const candidate = index === null ? undefined : story.decision.candidates[index]
      if (index === null) return nothingYet(story)
      return candidate ? candidateRow(story, index, candidate) : finalRow(story, step, true)
    }
    case 'choose':
      return finalRow(story, step, !opening)
    default:
      return finalRow(story, step, false)
  }
}

/** What the byte strip shows at a step. On a first visit the decision shows the finished bytes. */
export const stripOf = ({ story }: Scene, step: Step, opening: boolean): Strip => ({
  before: beforeRow(story, step),
  after: afterRow(story, step, opening),
  offset: story.site.offset,
})
