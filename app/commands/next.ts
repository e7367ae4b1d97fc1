import { selectCanGo } from '../state/selectors.ts'
import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const next: Command = {
  id: 'next',
  title: commandWords.stepTitles.next,
  group: 'walk',
  keys: [
    { key: 'ArrowRight', where: 'page' },
    { key: 'F10', where: 'everywhere' },
  ],
  available: (state) => selectCanGo(state, 1),
  perform: (store) => {
    const { run, runBy, step } = store.getState()
    if (run.open) runBy(1)
    else step(1)
  },
}
