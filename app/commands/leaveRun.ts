import { run as words } from '../messages/run.ts'
import type { Command } from './command.ts'

export const leaveRun: Command = {
  id: 'leave-run',
  title: words.back,
  keys: [{ key: 'Escape', where: 'page' }],
  leavesKey: true,
  available: (state) => state.run.open,
  perform: (store) => store.getState().closeRun(),
}
