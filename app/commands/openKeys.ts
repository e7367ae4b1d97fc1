import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const openKeys: Command = {
  id: 'open-keys',
  title: commandWords.titles.keys,
  group: 'help',
  keys: [
    { key: '?', where: 'page' },
    { key: 'F1', where: 'everywhere' },
  ],
  inMenu: true,
  perform: (store) => store.getState().setView({ dialog: 'keys' }),
}
