import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const toStart: Command = {
  id: 'to-start',
  title: commandWords.stepTitles.toStart,
  group: 'walk',
  keys: [{ key: 'Home', where: 'page' }],
  perform: (store) => {
    const { run, runTo, goToStart } = store.getState()
    if (run.open) runTo(0)
    else goToStart()
  },
}
