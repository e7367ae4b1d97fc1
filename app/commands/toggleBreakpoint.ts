import { run as words } from '../messages/run.ts'
import type { AppStore } from '../state/store.ts'
import type { Command } from './command.ts'

/** Sets or takes away a breakpoint and says so. */
export function toggleBreakpointAt(store: AppStore, line: number): void {
  store.getState().toggleBreakpoint(line)
  const { document, setView } = store.getState()
  const { set, gone } = words.breakpoint
  setView({ notice: document.breakpoints.includes(line) ? set(line) : gone(line) })
}

export const toggleBreakpoint: Command = {
  id: 'toggle-breakpoint',
  title: 'Set or take away a breakpoint in the line of the cursor',
  keys: [{ key: 'F9', where: 'everywhere' }],
  perform: (store) => toggleBreakpointAt(store, store.getState().view.cursorLine),
}
