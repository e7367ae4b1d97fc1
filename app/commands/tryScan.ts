import type { Command } from './command.ts'

export const tryScan: Command = {
  id: 'try-scan',
  title: 'try to find one (2007 scan)',
  keys: [],
  available: (state) => !state.document.scan,
  perform: (store) => store.getState().setScan(true),
}
