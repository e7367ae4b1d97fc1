import { spokenLine } from '../registers/spokenLine.ts'
import { selectAnalysis } from '../state/selectors.ts'
import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const sayRegisters: Command = {
  id: 'say-registers',
  title: commandWords.titles.sayRegisters,
  group: 'view',
  keys: [{ key: 'y', alt: true, where: 'everywhere' }],
  keepsPlaying: true,
  available: (state) => selectAnalysis(state) !== null,
  perform: (store) => {
    const state = store.getState()
    state.setView({ notice: spokenLine(state, state.view.cursorLine) })
  },
}
