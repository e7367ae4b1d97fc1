import { selectCanGo } from '../state/selectors.ts'
import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const back: Command = {
  id: 'back',
  title: commandWords.stepTitles.back,
  group: 'walk',
  keys: [
    { key: 'ArrowLeft', where: 'page' },
    { key: 'F9', shift: true, where: 'everywhere' },
  ],
  available: (state) => selectCanGo(state, -1),
  perform: (store) => {
    const { run, runBy, step } = store.getState()
    if (run.open) runBy(-1)
    else step(-1)
  },
}
