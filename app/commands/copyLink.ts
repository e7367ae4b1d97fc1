import { setAddress } from '../state/addressBar.ts'
import { sharedLink } from '../state/sharedLink.ts'
import { selectKernelNote } from '../state/kernel.ts'
import { share } from '../messages/share.ts'
import type { Command } from './command.ts'

/** Longer ones are cut by some programs. */
export const longestShared = 8000

export const copyLink: Command = {
  id: 'copy-link',
  title: share.commands.copyLink,
  group: 'listing',
  keys: [],
  perform: (store) => {
    const link = new URL(sharedLink(store.getState()), location.href).href
    const { setView } = store.getState()
    const note = selectKernelNote(store.getState())
    const copiedText = note === null ? share.link.copied : `${share.link.copied}. ${note}`
    copied(link).then(
      () =>
        setView({
          notice: link.length > longestShared ? share.link.long(link.length) : copiedText,
        }),
      () => {
        setAddress(window, link)
        setView({ notice: share.link.inAddress })
      },
    )
  },
}

/** Browsers shut the clipboard on pages without encryption, by its absence. */
async function copied(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
}
