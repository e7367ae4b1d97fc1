import { present as words } from '../../messages/present.ts'
import type { AppStore } from '../../state/store.ts'
import type { Command } from '../command.ts'

/** Takes away what lies over the screen, else the detour. False where there is neither. */
function returns(store: AppStore): boolean {
  const { present, deck, setPresent, endDetour } = store.getState()
  const detour = deck.playing?.detour === true
  if (present.overlay !== null) {
    setPresent({ overlay: null, layout: null })
    if (present.overlay === 'edit' && detour) endDetour()
  } else if (present.blank !== null) setPresent({ blank: null })
  else if (detour) endDetour()
  else return false
  return true
}

function close(store: AppStore) {
  store.getState().closePresent()
  if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined)
}

/** One thing at a time: what lies over the screen, the detour, and after a warning presenting itself. */
function leave(store: AppStore) {
  const { present, setPresent } = store.getState()
  if (returns(store)) return
  if (present.leaving) close(store)
  else setPresent({ leaving: true })
}

/** The same for a button that says what it does: nobody presses it by accident, so it warns of nothing. */
export function leavePresent(store: AppStore) {
  if (!returns(store)) close(store)
}

export const escape: Command = {
  id: 'present-escape',
  title: words.commands.escape,
  mode: 'present',
  keys: [{ key: 'Escape', where: 'everywhere' }],
  perform: leave,
}
