import { selectIsStale } from '../state/selectors.ts'
import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const revert: Command = {
  id: 'revert',
  title: commandWords.titles.revert,
  group: 'listing',
  keys: [],
  available: selectIsStale,
  perform: (store) => store.getState().revert(),
}
