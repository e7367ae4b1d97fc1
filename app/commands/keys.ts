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

/** Hears keys and clicks of the whole page. */
export const listenToKeys = (store: AppStore, page: Document): void =>
  hearKeys(commands, store, page)
