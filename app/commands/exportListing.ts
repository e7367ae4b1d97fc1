import { selectReaderIsAsked } from '../state/lessonSelectors.ts'
import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

export const exportListing: Command = {
  id: 'export-listing',
  title: commandWords.titles.exportListing,
  group: 'listing',
  keys: [],
  inMenu: true,
  available: (state) => !selectReaderIsAsked(state),
  perform: (store) => store.getState().setView({ exporting: { asked: 'source' } }),
}
