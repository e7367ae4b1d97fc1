import { archOf } from '../../src/ops/op.ts'
import type { Arch } from '../../src/x86/arch.ts'
import type { Moment } from '../../src/run/report.ts'
import { momentAt } from './runPlace.ts'
import { runQuestionOf, sameRun } from './runQuestion.ts'
import { selectIsStale } from './selectors.ts'
import type { AppState } from './store.ts'

/** The machine whose registers the run shows: that of the picture, not of the switch. */
export const selectRunArch = ({ run, document }: AppState): Arch =>
  archOf(run.shown?.question.input.config ?? document.config)

/** The moment in view; null while the run is not. */
export const selectMoment = ({ run }: AppState): Moment | null =>
  run.open && run.shown ? momentAt(run.shown.window, run.at) : null

/** What the document asks has not been answered to the end yet, or another part of it is waited for. */
export function selectRunIsBusy(state: AppState): boolean {
  const { shown, refusal, at, wanted } = state.run
  if (refusal) return false
  if (!shown?.done || at !== wanted) return true
  return !selectIsStale(state) && !sameRun(shown.question, runQuestionOf(state))
}
