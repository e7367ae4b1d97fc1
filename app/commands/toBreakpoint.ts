import { run as words } from '../messages/run.ts'
import { selectCanRun } from '../state/selectors.ts'
import type { Command } from './command.ts'

export const toBreakpoint: Command = {
  id: 'to-breakpoint',
  title: words.controls.toBreak,
  keys: [{ key: 'F8', where: 'everywhere' }],
  available: (state) => selectCanRun(state, 1),
  perform: (store) => store.getState().runToBreak(),
}
