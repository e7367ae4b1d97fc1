import { opByMember } from '../../src/ops/index.ts'
import * as commandWords from '../messages/commands.ts'
import type { Command } from './command.ts'

const op = 'irq_disable'

export const insertSite: Command = {
  id: 'insert-site',
  title: commandWords.titles.insertSite,
  group: 'listing',
  keys: [],
  perform: (store) => {
    const { document, view, insertAfter } = store.getState()
    const member = opByMember(document.config, op)?.member
    if (!member) return
    const lines = document.listing.split('\n')
    // Not behind the last line where that is the empty one after a final line feed.
    const last = lines.at(-1) === '' ? lines.length - 1 : lines.length
    insertAfter(Math.min(view.cursorLine, last), `    PVOP_VCALLEE ${member}`)
  },
}
