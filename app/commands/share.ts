import { share as words } from '../messages/share.ts'
import type { ShareTab } from '../state/view.ts'
import type { Command } from './command.ts'

const opens = (
  dialog: ShareTab,
  title: string,
  more: Pick<Command, 'keys'> & Partial<Command>,
): Command => ({
  id: dialog,
  title,
  group: 'listing',
  perform: (store) => store.getState().setView({ dialog }),
  ...more,
})

export const share = opens('share', words.commands.share, {
  keys: [{ key: 's', ctrl: true, where: 'everywhere' }],
  inMenu: true,
})

export const shareCommands: readonly Command[] = [
  share,
  opens('share-embed', words.commands.embed, { keys: [] }),
  opens('share-export', words.commands.export, { keys: [], inMenu: true }),
]
