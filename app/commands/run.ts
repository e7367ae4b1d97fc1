import { run as words } from '../messages/run.ts'
import { selectIsDrawn } from '../state/itanium.ts'
import type { Command } from './command.ts'

export const run: Command = {
  id: 'run',
  title: words.openHint,
  group: 'run',
  keys: [{ key: 'r', alt: true, where: 'everywhere' }],
  available: (state) => state.run.open || selectIsDrawn(state),
  inMenu: true,
  perform: (store) => {
    const state = store.getState()
    if (state.run.open) state.closeRun()
    else state.openRun()
  },
}
