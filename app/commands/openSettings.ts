import type { Command } from './command.ts'

export const openSettings: Command = {
  id: 'open-settings',
  title: 'Settings',
  keys: [],
  perform: (store) => store.getState().setView({ dialog: 'settings' }),
}
