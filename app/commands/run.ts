import { run as words } from '../messages/run.ts'
import { selectAnalysis } from '../state/selectors.ts'
import type { Command } from './command.ts'

export const run: Command = {
  id: 'run',
  title: words.openHint,
  keys: [{ key: 'r', alt: true, where: 'everywhere' }],
  available: (state) => state.run.open || selectAnalysis(state) !== null,
  perform: (store) => {
    const state = store.getState()
    if (state.run.open) state.closeRun()
    else state.openRun()
  },
}
