import { commandWords } from '../messages/commands.ts'
import { selectAnalysis } from '../state/selectors.ts'
import type { Command } from './command.ts'

/** The whole analysis as one text: for screen readers, braille and paper. */
export const readAsText: Command = {
  id: 'read-as-text',
  title: commandWords.titles.reading,
  group: 'view',
  keys: [{ key: 't', alt: true, where: 'everywhere' }],
  inMenu: true,
  available: (state) => state.view.page !== 'reading' && selectAnalysis(state) !== null,
  perform: (store) => store.getState().setView({ page: 'reading' }),
}
