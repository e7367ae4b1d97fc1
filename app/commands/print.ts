import * as commandWords from '../messages/commands.ts'
import { selectIsDrawn } from '../state/itanium.ts'
import type { Command } from './command.ts'

/** What is printed is the text of the reading mode, whatever is on screen. */
export const print: Command = {
  id: 'print',
  title: commandWords.titles.print,
  group: 'listing',
  // The browser's own key for it.
  keys: [],
  inMenu: true,
  available: (state) => selectIsDrawn(state),
  perform: (store) => store.getState().setView({ printing: true }),
}
