import { listingMarks as words } from '../messages/listingMarks.ts'
import type { AppStore } from '../state/store.ts'
import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

/** Sets or takes away a breakpoint and says so. */
export function toggleBreakpointAt(store: AppStore, line: number): void {
  store.getState().toggleBreakpoint(line)
  const { document, setView } = store.getState()
  const { set, idle, gone } = words.breakpoint
  const told = document.breakpoints.includes(line) ? (isIdle(store, line) ? idle : set) : gone
  setView({ notice: told(line) })
}

/** No instruction comes from this line, so that no run halts there. */
function isIdle(store: AppStore, line: number): boolean {
  const { analysis, document } = store.getState()
  const { shown } = analysis
  if (!shown || shown.input.listing !== document.listing) return false
  const text = shown.program.sections[shown.program.text]
  return text !== undefined && text.rows.every((row) => row.line !== line)
}

export const toggleBreakpoint: Command = {
  id: 'toggle-breakpoint',
  title: commandWords.stepTitles.toggleBreakpoint,
  group: 'run',
  keys: [{ key: 'F9', where: 'everywhere' }],
  perform: (store) => toggleBreakpointAt(store, store.getState().view.cursorLine),
}
