import type { Command } from './command.ts'

export const exportListing: Command = {
  id: 'export-listing',
  title: 'Export .s for GNU as',
  group: 'listing',
  keys: [],
  inMenu: true,
  perform: (store) => store.getState().setView({ exporting: { asked: 'source' } }),
}
