import { run as words } from '../messages/run.ts'
import { selectReaderIsAsked } from '../state/lessonSelectors.ts'
import type { Command } from './command.ts'

export const run: Command = {
  id: 'run',
  title: words.openHint,
  group: 'run',
  keys: [{ key: 'r', alt: true, where: 'everywhere' }],
  // While the answer is on its way, too: the panel says that it waits.
  available: (state) => state.run.open || !selectReaderIsAsked(state),
  inMenu: true,
  perform: (store) => {
    const state = store.getState()
    if (state.run.open) state.closeRun()
    else state.openRun()
  },
}
