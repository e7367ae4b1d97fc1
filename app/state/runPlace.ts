import type { Moment, RunSummary, RunWindow, Visit } from '../../src/run/report.ts'
import { lineMoves } from './lineMoves.ts'

/** Where the reader is in a run, told so that it can be found in another run of nearly the same text. */
export interface RunPlace {
  /** How many visits of sites had begun; the last of them is the one counted from. */
  readonly visits: number
  /** Still in that visit. */
  readonly inside: boolean
  /** Moments since the visit's start or, behind it, since its end; since the first moment without a visit. */
  readonly offset: number
  /** Line of the unpatched machine, in the text of the new run; 0 in functions of the kernel. */
  readonly line: number
}

interface Picture {
  readonly question: { readonly input: { readonly listing: string } }
  readonly summary: RunSummary
  readonly window: RunWindow
}

export const momentAt = ({ from, moments }: RunWindow, at: number): Moment | null =>
  moments[at - from] ?? null

/** Null at the first moment: there the reader stays at the first moment. */
export function runPlaceOf(picture: Picture, at: number, listing: string): RunPlace | null {
  if (at === 0) return null
  const { visits } = picture.summary
  const begun = visits.filter(({ from }) => from <= at).length
  const visit = visits[begun - 1]
  const inside = visit !== undefined && (visit.to === null || at < visit.to)
  const start = visit === undefined ? 0 : inside ? visit.from : (visit.to ?? 0)
  const line = momentAt(picture.window, at)?.unpatched.line ?? 0
  const moved = line === 0 ? 0 : lineMoves(picture.question.input.listing, listing)(line)
  return { visits: begun, inside, offset: at - start, line: moved }
}

/** The moment of another run that is most like it: in the same visit, or as far behind it. */
function alike({ visits, inside, offset }: RunPlace, { visits: all, last }: RunSummary): number {
  const next = all[visits]
  const before = next ? next.from - 1 : last
  const visit = all[visits - 1]
  if (visits === 0) return Math.min(offset, Math.max(0, before))
  if (!visit) return 0
  const end = visit.to ?? last
  if (inside) return Math.min(visit.from + offset, Math.max(visit.from, endOf(visit, last)))
  return Math.min(end + offset, Math.max(end, before))
}

const endOf = ({ to }: Visit, last: number): number => (to === null ? last : to - 1)

/** The same place in a new run; the nearest moment at the same line, where the window shows one. */
export function runPlaceAgain(
  place: RunPlace | null,
  { summary, window }: Pick<Picture, 'summary' | 'window'>,
): number {
  if (place === null) return 0
  const guess = alike(place, summary)
  if (place.line === 0) return guess
  const found = window.moments
    .map((moment, index) => ({ line: moment.unpatched.line, at: window.from + index }))
    .filter(({ line }) => line === place.line)
    .map(({ at }) => at)
  const nearest = (best: number, at: number) =>
    Math.abs(at - guess) < Math.abs(best - guess) ? at : best
  return found.length === 0 ? guess : found.reduce(nearest)
}
