import * as commandWords from '../messages/commands.ts'
import type { Speech } from '../state/view.ts'
import type { Command } from './command.ts'

const words = commandWords.titles.speech

/** How much is announced at each step. */
const speechCommand = (speech: Speech): Command => ({
  id: `announce-${speech}`,
  title: words[speech],
  group: 'view',
  keys: [],
  available: ({ view }) => view.speech !== speech,
  perform: (store) => store.getState().setView({ speech }),
})

export const speechCommands: readonly Command[] = [speechCommand('short'), speechCommand('full')]
