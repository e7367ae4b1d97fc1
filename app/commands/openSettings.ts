import type { Command } from './command.ts'

export const openSettings: Command = {
  id: 'open-settings',
  title: 'Settings',
  group: 'view',
  keys: [],
  inMenu: true,
  perform: (store) => store.getState().setView({ dialog: 'settings' }),
}
