import * as commandWords from '../messages/commands.ts'
import { selectReaderIsAsked } from '../state/lessonSelectors.ts'
import type { Command } from './command.ts'

/** The whole analysis as one text: for screen readers, braille and paper. */
export const readAsText: Command = {
  id: 'read-as-text',
  title: commandWords.titles.reading,
  group: 'view',
  keys: [{ key: 't', alt: true, where: 'everywhere' }],
  inMenu: true,
  // While the answer is on its way, too: the text comes as soon as it is there.
  available: (state) => state.view.page !== 'reading' && !selectReaderIsAsked(state),
  perform: (store) => store.getState().setView({ page: 'reading' }),
}
