import { present as words } from '../messages/present.ts'
import type { Command } from './command.ts'

export const decks: Command = {
  id: 'decks',
  title: words.commands.decks,
  keys: [],
  perform: (store) => store.getState().setView({ dialog: 'decks' }),
}
