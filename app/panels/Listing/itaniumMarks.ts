import type { MachineView, Moment } from '../../../src/ia64/run/report.ts'
import type { Ia64Told } from '../../../src/ia64/story/told.ts'
import { listingMarks } from '../../messages/listingMarks.ts'
import { isItanium, selectItanium } from '../../state/itanium.ts'
import { lineMoves } from '../../state/lineMoves.ts'
import type { AppState } from '../../state/store.ts'
import type { RunMark } from './runMark.ts'

/** Where a machine stands: at an instruction, else at the call of the site that it is in. */
function standing(
  { rows, stories }: Ia64Told,
  { ended, line, place, site }: MachineView,
): Pick<RunMark, 'line' | 'offset'> | null {
  if (ended && line === 0) return null
  if (line > 0 && place !== null) return { line, offset: place }
  const row = rows[stories[site ?? -1]?.losses.row ?? -1]
  return row ? { line: row.line, offset: row.offset | row.slot } : null
}

function marksAt(told: Ia64Told, moment: Moment, listing: string): readonly RunMark[] {
  const moved = lineMoves(told.input.listing, listing)
  const at = (view: MachineView) => {
    const place = standing(told, view)
    return place && { ...place, line: moved(place.line), idle: view.waiting || view.ended }
  }
  const [unpatched, patched] = [at(moment.unpatched), at(moment.patched)]
  const mark = listingMarks.machine
  if (unpatched && patched?.offset === unpatched.offset) {
    return [{ ...unpatched, label: mark.both }]
  }
  return [
    ...(unpatched ? [{ ...unpatched, label: mark.unpatched }] : []),
    ...(patched ? [{ ...patched, label: mark.patched }] : []),
  ]
}

const noMarks: readonly RunMark[] = []
const made = new WeakMap<Moment, { readonly listing: string; readonly marks: readonly RunMark[] }>()

/** Where the machines of a run on Itanium stand; none while the steps are in view. */
export function selectItaniumMarks(state: AppState): readonly RunMark[] {
  const told = isItanium(state) && state.run.open ? selectItanium(state) : null
  const moments = told?.run?.moments ?? []
  const moment = moments[Math.min(state.run.wanted, moments.length - 1)]
  if (!told || !moment) return noMarks
  const { listing } = state.document
  const known = made.get(moment)
  if (known?.listing === listing) return known.marks
  const marks = marksAt(told, moment, listing)
  made.set(moment, { listing, marks })
  return marks
}
