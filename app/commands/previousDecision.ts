import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const previousDecision: Command = {
  id: 'previous-decision',
  title: commandWords.stepTitles.previousDecision,
  group: 'walk',
  keys: [{ key: 'ArrowLeft', shift: true, where: 'page' }],
  perform: (store) => {
    const { run, runToSite, decision } = store.getState()
    if (run.open) runToSite(-1)
    else decision(-1)
  },
}
