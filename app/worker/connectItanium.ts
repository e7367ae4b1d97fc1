import { isItanium, sameItaniumInput, selectItaniumInput } from '../state/itanium.ts'
import type { AppState } from '../state/store.ts'
import type { Question } from './protocol.ts'

/**
 * Keeps what is told of a text for Itanium in step with it. True while such a text is in view: nothing else is
 * to be asked then.
 */
export function askItanium(
  ask: (question: Question) => void,
  state: AppState,
  before: AppState | null,
): boolean {
  if (!isItanium(state)) return false
  const input = selectItaniumInput(state)
  const last = before && isItanium(before) ? selectItaniumInput(before) : null
  const same = input !== null && last !== null && sameItaniumInput(input, last)
  const again = before?.analysis.trouble?.kind === 'stopped' && state.analysis.trouble === null
  if (input && (!same || again || asksToRun(state, before))) {
    ask({ ask: 'itanium', input, start: state.run.open ? state.document.start : null })
  }
  return true
}

/** A run came into view, or begins otherwise now. */
const asksToRun = (state: AppState, before: AppState | null): boolean =>
  state.run.open && (!before?.run.open || state.document.start !== before.document.start)

/** A file is asked for; one of a machine that never existed is answered at once. */
export function exportItanium(
  ask: (question: Question) => void,
  state: AppState,
  before: AppState,
): void {
  const { exporting } = state.view
  if (exporting === null || exporting === before.view.exporting || 'text' in exporting) return
  const input = selectItaniumInput(state)
  const { start } = state.document
  if (input) ask({ ask: 'export', what: exporting.asked, machine: 'ia64', input, start })
  else state.setView({ exporting: { what: exporting.asked, text: null } })
}
