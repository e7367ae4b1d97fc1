import { store } from '../state/store.ts'
import type { Command } from './command.ts'
import { ariaKeys, titleWithKeys } from './keyNames.ts'

/** What the button of a command has: its tooltip with the keys, the keys for screen readers, and what it does. */
export const buttonProps = (command: Command, title = command.title) => ({
  title: titleWithKeys(command, title),
  'aria-keyshortcuts': ariaKeys(command),
  onClick: () => command.perform(store),
})
