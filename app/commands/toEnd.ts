import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const toEnd: Command = {
  id: 'to-end',
  title: commandWords.stepTitles.toEnd,
  group: 'walk',
  keys: [{ key: 'End', where: 'page' }],
  perform: (store) => {
    const { run, runTo, goToEnd } = store.getState()
    if (run.open) runTo(Infinity)
    else goToEnd()
  },
}
