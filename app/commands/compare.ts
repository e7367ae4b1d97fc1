import { compareWords } from '../messages/compare.ts'
import { selectIsDrawn } from '../state/itanium.ts'
import { selectKernelTable } from '../state/kernel.ts'
import type { Command } from './command.ts'

export const compare: Command = {
  id: 'compare',
  title: compareWords.openHint,
  group: 'view',
  keys: [{ key: 'c', alt: true, where: 'everywhere' }],
  inMenu: true,
  available: (state) => !selectKernelTable(state) && (state.compare.open || selectIsDrawn(state)),
  perform: (store) => {
    const { compare: panel, openCompare, closeCompare } = store.getState()
    if (panel.open) closeCompare()
    else openCompare()
  },
}
