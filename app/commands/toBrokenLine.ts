import { selectBrokenLine } from '../state/selectors.ts'
import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const toBrokenLine: Command = {
  id: 'to-broken-line',
  title: commandWords.titles.toBrokenLine,
  group: 'listing',
  keys: [],
  available: (state) => selectBrokenLine(state) !== null,
  perform: (store) => {
    const line = selectBrokenLine(store.getState())
    if (line !== null) store.getState().setView({ wanted: { line } })
  },
}
