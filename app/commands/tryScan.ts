import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const tryScan: Command = {
  id: 'try-scan',
  title: commandWords.titles.tryScan,
  group: 'listing',
  keys: [],
  available: (state) => !state.document.scan,
  perform: (store) => store.getState().setScan(true),
}
