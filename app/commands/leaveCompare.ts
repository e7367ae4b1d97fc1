import { compareWords } from '../messages/compare.ts'
import type { Command } from './command.ts'

export const leaveCompare: Command = {
  id: 'leave-compare',
  title: compareWords.back,
  group: 'view',
  keys: [{ key: 'Escape', where: 'page' }],
  leavesKey: true,
  available: (state) => state.compare.open,
  perform: (store) => store.getState().closeCompare(),
}
