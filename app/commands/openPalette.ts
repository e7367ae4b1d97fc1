import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const openPalette: Command = {
  id: 'open-palette',
  title: commandWords.titles.palette,
  group: 'help',
  keys: [{ key: 'k', ctrl: true, where: 'everywhere' }],
  inMenu: true,
  perform: (store) => store.getState().setView({ dialog: 'palette' }),
}
