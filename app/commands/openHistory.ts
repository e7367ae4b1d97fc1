import { historyWords } from '../messages/history.ts'
import type { Command } from './command.ts'

/** The states of the listing that this browser keeps. */
export const openHistory: Command = {
  id: 'open-history',
  title: historyWords.title,
  group: 'listing',
  keys: [],
  inMenu: true,
  available: () => true,
  perform: (store) => store.getState().setView({ dialog: 'history' }),
}
