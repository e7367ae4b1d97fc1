import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const leavePage: Command = {
  id: 'leave-page',
  title: commandWords.titles.leavePage,
  group: 'view',
  keys: [{ key: 'Escape', where: 'page' }],
  leavesKey: true,
  available: (state) => state.view.page !== null,
  perform: (store) => store.getState().setView({ page: null }),
}
