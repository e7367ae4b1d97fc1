import { present as words } from '../../messages/present.ts'
import type { AppStore } from '../../state/store.ts'
import type { Command } from '../command.ts'

/** One thing at a time: what lies over the screen, the detour, and after a warning presenting itself. */
function leave(store: AppStore) {
  const { present, deck, setPresent, endDetour, closePresent } = store.getState()
  const detour = deck.playing?.detour === true
  if (present.overlay !== null) {
    setPresent({ overlay: null, layout: null })
    if (present.overlay === 'edit' && detour) endDetour()
  } else if (present.blank !== null) setPresent({ blank: null })
  else if (detour) endDetour()
  else if (!present.leaving) setPresent({ leaving: true })
  else {
    closePresent()
    if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined)
  }
}

export const escape: Command = {
  id: 'present-escape',
  title: words.commands.escape,
  mode: 'present',
  keys: [{ key: 'Escape', where: 'everywhere' }],
  perform: leave,
}
