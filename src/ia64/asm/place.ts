import {
  type Slot,
  slots,
  templates,
  type Template,
  type Unit,
  unitsText,
} from '../bundle/template.ts'
import { fits } from '../isa/forms.ts'
import type { Reading } from './match.ts'
import type { Span } from '../../base/span.ts'
import type { FrameNames } from '../isa/registers.ts'

/** An instruction that waits for a slot. */
export interface Waiting {
  readonly mnemonic: string
  readonly predicate: number
  /** Ways to read it, the usual one first. */
  readonly readings: readonly Reading[]
  readonly span: Span
  /** The frame that its registers were read in. */
  readonly names: FrameNames
  /** Labels that name this very instruction. */
  readonly tags: readonly string[]
  /** A stop follows; set when it is met. */
  stop: boolean
  stopSpan: Span | null
}

/** An instruction in its slot; a long one counts where its first half stands. */
export interface Placed {
  readonly waiting: Waiting
  readonly slot: Slot
  readonly reading: Reading
}

export interface Placement {
  readonly template: Template
  readonly placed: readonly Placed[]
}

/** The instruction that found no slot, or a stop that no template has. */
export interface Misplaced {
  readonly waiting: Waiting
  readonly because: 'slot' | 'stop'
}

interface Row {
  readonly units: readonly [Unit, Unit, Unit]
  /** With every set of stops that these units may have. */
  readonly templates: readonly Template[]
}

/** The twelve rows of units, each with its two or four templates. */
const rows: readonly Row[] = [...new Set(templates.map(unitsText))].map((text) => {
  const all = templates.filter((template) => unitsText(template) === text)
  return { units: all[0]?.units ?? ['M', 'I', 'I'], templates: all }
})

export const unitRows: readonly string[] = rows.map(({ units }) => units.join(''))

const rowOf = (units: string): Row | undefined =>
  rows.find((row) => row.units.join('') === units.toUpperCase())

const readingFor = ({ readings }: Waiting, unit: Unit): Reading | undefined =>
  readings.find(({ form }) => fits(form.unit, unit))

/** A long instruction takes L and X; it is asked for at L. */
const unitAsked = (unit: Unit): Unit => (unit === 'L' ? 'X' : unit)

/** Whether some template of the row stops between two slots. */
const stopsBetween = ({ templates: all }: Row, from: number, to: number): boolean =>
  all.some(({ stops }) => stops.slice(from, to).includes(true))

interface Fitted {
  readonly placed: readonly Placed[]
  readonly misplaced: Misplaced | null
}

/** Puts instructions into the slots of a row from left to right; slots that fit none are left empty. */
function fit(row: Row, queue: readonly Waiting[]): Fitted {
  const placed: Placed[] = []
  let next = 0
  let stopFrom: number | null = null
  for (const waiting of queue) {
    const found = slots.find((slot) => {
      if (slot < next || row.units[slot] === 'X') return false
      if (waiting.readings[0]?.form.place === 'last' && !stopsBetween(row, slot, slot + 1)) {
        return false
      }
      if (stopFrom !== null && !stopsBetween(row, stopFrom, slot)) return false
      return readingFor(waiting, unitAsked(row.units[slot])) !== undefined
    })
    const reading = found !== undefined && readingFor(waiting, unitAsked(row.units[found]))
    if (found === undefined || !reading) {
      const roomLeft = slots.some(
        (slot) => slot >= next && readingFor(waiting, unitAsked(row.units[slot])),
      )
      const before = placed.at(-1)
      // With a slot left, it is the stop before it that no template has.
      const misplaced: Misplaced =
        roomLeft && before?.waiting.stop
          ? { waiting: before.waiting, because: 'stop' }
          : { waiting, because: roomLeft ? 'stop' : 'slot' }
      return { placed, misplaced }
    }
    placed.push({ waiting, slot: found, reading })
    next = row.units[found] === 'L' ? 3 : found + 1
    stopFrom = waiting.stop ? next - 1 : null
  }
  return { placed, misplaced: null }
}

/** The template of a row whose stops are those behind the placed instructions. */
function templateFor(row: Row, placed: readonly Placed[]): Template | null {
  const last = placed.at(-1)
  // What ends its group has its stop at once, before the nops that fill the bundle.
  const endsAtOnce = last?.reading.form.place === 'last' && last.slot < 2
  const wantedEnd = (last?.waiting.stop ?? false) && !endsAtOnce
  const between = placed.slice(1).flatMap(({ slot }, index) => {
    const before = placed[index]
    return before?.waiting.stop ? [[before.slot, slot] as const] : []
  })
  const gaps = endsAtOnce ? [...between, [last.slot, last.slot + 1] as const] : between
  const inner = (stops: readonly boolean[]) => stops.slice(0, 2).filter(Boolean).length
  return (
    row.templates.find(
      ({ stops }) =>
        stops[2] === wantedEnd &&
        inner(stops) === gaps.length &&
        gaps.every(([from, to]) => stops.slice(from, to).includes(true)),
    ) ?? null
  )
}

function placementIn(row: Row, queue: readonly Waiting[]): Placement | Misplaced {
  const { placed, misplaced } = fit(row, queue)
  if (misplaced) return misplaced
  const template = templateFor(row, placed)
  const [first] = queue
  if (template === null && first) return { waiting: first, because: 'stop' }
  return { template: template ?? (row.templates[0] as Template), placed }
}

export const isMisplaced = (placement: Placement | Misplaced): placement is Misplaced =>
  'because' in placement

/** All of `queue` in one bundle of these units. */
export function placeIn(units: string, queue: readonly Waiting[]): Placement | Misplaced {
  const row = rowOf(units)
  const [first] = queue
  if (!row && first) return { waiting: first, because: 'slot' }
  return placementIn(row ?? (rows[0] as Row), queue)
}

/** Empty slots of M and I cost nothing; those of F and B may. Compare GNU as, tc-ia64.c, extra_goodness(). */
function emptiness({ template, placed }: Placement): number {
  const taken = new Set(placed.map(({ slot }) => slot))
  return slots.filter((slot) => !taken.has(slot) && 'FB'.includes(template.units[slot])).length
}

/**
 * As many of the first instructions as one bundle holds, in the template that holds most; among equals the
 * one with the fewest empty F and B slots, then the lowest code.
 */
export function placeFirst(queue: readonly Waiting[]): Placement | null {
  for (let count = Math.min(queue.length, 3); count > 0; count--) {
    const wanted = queue.slice(0, count)
    const found = rows
      .flatMap((row): readonly Placement[] => {
        const placement = placementIn(row, wanted)
        return isMisplaced(placement) ? [] : [placement]
      })
      .toSorted((left, right) => emptiness(left) - emptiness(right))
    if (found[0]) return found[0]
  }
  return null
}
