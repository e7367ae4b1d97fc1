import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const openSettings: Command = {
  id: 'open-settings',
  title: commandWords.titles.settings,
  group: 'view',
  keys: [],
  inMenu: true,
  perform: (store) => store.getState().setView({ dialog: 'settings' }),
}
