import type { Command } from './command.ts'

export const toStart: Command = {
  id: 'to-start',
  title: 'First step',
  keys: [{ key: 'Home', where: 'page' }],
  perform: (store) => store.getState().goToStart(),
}
