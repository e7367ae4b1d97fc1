import * as commandWords from '../messages/commands.ts'
import { selectIsDrawn } from '../state/itanium.ts'
import type { Command } from './command.ts'

/** The whole analysis as one text: for screen readers, braille and paper. */
export const readAsText: Command = {
  id: 'read-as-text',
  title: commandWords.titles.reading,
  group: 'view',
  keys: [{ key: 't', alt: true, where: 'everywhere' }],
  inMenu: true,
  available: (state) => state.view.page !== 'reading' && selectIsDrawn(state),
  perform: (store) => store.getState().setView({ page: 'reading' }),
}
