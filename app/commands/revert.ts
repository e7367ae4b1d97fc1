import { selectIsStale } from '../state/selectors.ts'
import type { Command } from './command.ts'

export const revert: Command = {
  id: 'revert',
  title: 'Back to the last text that assembled',
  group: 'listing',
  keys: [],
  available: selectIsStale,
  perform: (store) => store.getState().revert(),
}
