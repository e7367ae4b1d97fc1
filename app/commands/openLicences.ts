import { licenceWords } from '../messages/licences.ts'
import type { Command } from './command.ts'

/** What the page is made with, and under which licences. */
export const openLicences: Command = {
  id: 'open-licences',
  title: licenceWords.title,
  group: 'help',
  keys: [],
  inMenu: true,
  perform: (store) => store.getState().setView({ dialog: 'licences' }),
}
