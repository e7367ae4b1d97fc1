import { linkOf } from '../state/address.ts'
import type { Command } from './command.ts'

export const copyLink: Command = {
  id: 'copy-link',
  title: 'Share: copy a link to this',
  group: 'listing',
  keys: [],
  inMenu: true,
  perform: (store) => {
    const link = new URL(linkOf(store.getState()), location.href).href
    const { setView } = store.getState()
    copied(link).then(
      () => setView({ notice: 'Link copied' }),
      () => {
        history.replaceState(null, '', link)
        setView({ notice: 'The link is in the address bar now: copy it from there.' })
      },
    )
  },
}

/** Browsers shut the clipboard on pages without encryption, by its absence. */
async function copied(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
}
