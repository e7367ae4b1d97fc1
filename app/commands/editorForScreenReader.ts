import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

const words = commandWords.titles.screenReader

/** The editor's accessibility mode, for who has a screen reader that it does not find out by itself. */
const support = (accessible: 'auto' | 'on'): Command => ({
  id: `editor-accessible-${accessible}`,
  title: words[accessible],
  group: 'listing',
  keys: [],
  available: ({ view }) => view.accessible !== accessible,
  perform: (store) => store.getState().setView({ accessible }),
})

export const screenReaderCommands: readonly Command[] = [support('on'), support('auto')]
