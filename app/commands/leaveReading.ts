import { commandWords } from '../messages/commands.ts'
import type { Command } from './command.ts'

export const leaveReading: Command = {
  id: 'leave-reading',
  title: commandWords.titles.leaveReading,
  group: 'view',
  keys: [{ key: 'Escape', where: 'page' }],
  leavesKey: true,
  available: (state) => state.view.reading,
  perform: (store) => store.getState().setView({ reading: false }),
}
