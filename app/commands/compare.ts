import { compareWords } from '../messages/compare.ts'
import { selectAnalysis } from '../state/selectors.ts'
import type { Command } from './command.ts'

export const compare: Command = {
  id: 'compare',
  title: compareWords.openHint,
  group: 'view',
  keys: [{ key: 'c', alt: true, where: 'everywhere' }],
  inMenu: true,
  available: (state) => state.compare.open || selectAnalysis(state) !== null,
  perform: (store) => {
    const { compare: panel, openCompare, closeCompare } = store.getState()
    if (panel.open) closeCompare()
    else openCompare()
  },
}
