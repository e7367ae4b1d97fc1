import { compareWords } from '../messages/compare.ts'
import { selectKernelTable } from '../state/kernel.ts'
import { selectReaderIsAsked } from '../state/lessonSelectors.ts'
import type { Command } from './command.ts'

export const compare: Command = {
  id: 'compare',
  title: compareWords.openHint,
  group: 'view',
  keys: [{ key: 'c', alt: true, where: 'everywhere' }],
  inMenu: true,
  // While the answer is on its way, too: the panel says that it waits.
  available: (state) =>
    !selectKernelTable(state) && (state.compare.open || !selectReaderIsAsked(state)),
  perform: (store) => {
    const { compare: panel, openCompare, closeCompare } = store.getState()
    if (panel.open) closeCompare()
    else openCompare()
  },
}
