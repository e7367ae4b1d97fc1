import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const nextDecision: Command = {
  id: 'next-decision',
  title: commandWords.stepTitles.nextDecision,
  group: 'walk',
  keys: [{ key: 'ArrowRight', shift: true, where: 'page' }],
  perform: (store) => {
    const { run, runToSite, decision } = store.getState()
    if (run.open) runToSite(1)
    else decision(1)
  },
}
