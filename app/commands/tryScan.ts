import type { Command } from './command.ts'

export const tryScan: Command = {
  id: 'try-scan',
  title: 'Look for unmarked calls (2007 scan)',
  group: 'listing',
  keys: [],
  available: (state) => !state.document.scan,
  perform: (store) => store.getState().setScan(true),
}
