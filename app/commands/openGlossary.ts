import { glossaryWords } from '../messages/glossary.ts'
import type { Command } from './command.ts'

/** All words of the field on a page. */
export const openGlossary: Command = {
  id: 'open-glossary',
  title: glossaryWords.title,
  group: 'help',
  keys: [],
  inMenu: true,
  available: (state) => state.view.page !== 'glossary',
  perform: (store) => store.getState().setView({ page: 'glossary', term: null }),
}
