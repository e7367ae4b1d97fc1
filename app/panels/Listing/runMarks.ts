import type { Analysis } from '../../../src/analysis/analysis.ts'
import type { MachineView, Moment } from '../../../src/run/report.ts'
import { listingMarks } from '../../messages/listingMarks.ts'
import { rowsInView } from '../../state/extents.ts'
import { isItanium } from '../../state/itanium.ts'
import { lineMoves } from '../../state/lineMoves.ts'
import { selectMoment } from '../../state/runSelectors.ts'
import { selectStep, selectStory } from '../../state/selectors.ts'
import type { AppState } from '../../state/store.ts'
import { selectItaniumMarks } from './itaniumMarks.ts'
import type { RunMark } from './runMark.ts'

function standing(
  { program, stories }: Analysis,
  view: MachineView,
): Pick<RunMark, 'line' | 'offset'> | null {
  // Where it returned to is no line; where it was stopped is.
  if (view.ended && view.line === 0) return null
  const text = program.sections[program.text]
  if (view.line > 0)
    return { line: view.line, offset: Number(view.address - (text?.address ?? 0n)) }
  const site = view.site === null ? undefined : stories[view.site]?.site
  return site ? { line: site.line, offset: site.original.offset } : null
}

/** One mark a machine; one for both where they stand at the same instruction. */
export function marksAt(analysis: Analysis, moment: Moment, listing: string): readonly RunMark[] {
  const moved = lineMoves(analysis.input.listing, listing)
  const at = (view: MachineView) => {
    const place = standing(analysis, view)
    const idle = view.waiting || view.ended
    return place && { ...place, line: moved(place.line), idle }
  }
  const [unpatched, patched] = [at(moment.unpatched), at(moment.patched)]
  const mark = listingMarks.machine
  if (unpatched && patched?.line === unpatched.line && patched.offset === unpatched.offset) {
    return [{ ...unpatched, label: mark.both }]
  }
  return [
    ...(unpatched ? [{ ...unpatched, label: mark.unpatched }] : []),
    ...(patched ? [{ ...patched, label: mark.patched }] : []),
  ]
}

const noMarks: readonly RunMark[] = []
const made = new WeakMap<
  Moment,
  { analysis: Analysis; listing: string; marks: readonly RunMark[] }
>()

/** Where the machines of a run in view stand; none while the steps are in view. */
export function selectRunMarks(state: AppState): readonly RunMark[] {
  if (isItanium(state)) return selectItaniumMarks(state)
  const moment = selectMoment(state)
  const analysis = state.analysis.shown
  if (!moment || !analysis) return noMarks
  const { listing } = state.document
  const known = made.get(moment)
  if (known?.analysis === analysis && known.listing === listing) return known.marks
  const marks = marksAt(analysis, moment, listing)
  made.set(moment, { analysis, listing, marks })
  return marks
}

/** Offsets in `.text` of the instructions that are framed: where the machines stand, or what the step is about. */
export function currentOffsets(state: AppState): readonly number[] {
  if (state.run.open) return selectRunMarks(state).map(({ offset }) => rowAt(state, offset))
  const story = selectStory(state)
  const step = selectStep(state)
  return story && step ? rowsInView(story, step) : []
}

/** Offset of the row that an offset lies in, among the rows that are shown. */
function rowAt(state: AppState, offset: number): number {
  const { shown } = state.analysis
  if (!shown) return offset
  const { program, rowsAfter } = shown
  const after = state.view.registers === 'after'
  const rows = after ? rowsAfter : (program.sections[program.text]?.rows ?? [])
  return rows.findLast((row) => row.offset <= offset)?.offset ?? offset
}

interface Placed {
  readonly offset: number
}

/** The labels that belong to each row of an open macro: at the row in which the instruction lies. */
export function labelsByRow<Row extends Placed>(
  marks: readonly RunMark[],
  line: number,
  rows: readonly Row[],
): ReadonlyMap<Row, string> {
  const labels = new Map<Row, string>()
  for (const mark of marks) {
    if (mark.line !== line) continue
    const row = rows.findLast(({ offset }) => offset <= mark.offset) ?? rows[0]
    if (row) labels.set(row, [labels.get(row), mark.label].filter(Boolean).join(', '))
  }
  return labels
}

export const labelOfLine = (marks: readonly RunMark[], line: number): string =>
  marks
    .filter((mark) => mark.line === line)
    .map(({ label }) => label)
    .join(', ')
