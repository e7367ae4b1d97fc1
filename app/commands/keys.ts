import type { AppStore } from '../state/store.ts'
import type { Command } from './command.ts'
import { type Focus, type Press, commandIn, hearKeys } from './hearing.ts'
import { commands } from './index.ts'

/** The command of the page that a key press means, or null; see `commandIn`. */
export const commandFor = (
  press: Press,
  focus: Focus,
  can?: (command: Command) => boolean,
  mode?: Command['mode'],
): Command | null => commandIn(commands, press, focus, can, mode)

/** Whether a press is of one character, which a voice or a slip makes as easily as a finger. */
export const isOfOneCharacter = ({ key, ctrlKey, metaKey, altKey }: Press): boolean =>
  key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey

/** Hears keys and clicks of the whole page. */
export function listenToKeys(store: AppStore, page: Document): void {
  // Before the commands hear of it, and after the field that it may be written into.
  page.addEventListener('keydown', (event) => {
    const rests = store.getState().view.letterKeys === 'off'
    if (rests && isOfOneCharacter(event)) event.stopImmediatePropagation()
  })
  hearKeys(commands, store, page)
}
