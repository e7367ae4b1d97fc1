import { store } from '../state/store.ts'
import { buttonProps } from './buttonProps.ts'
import type { Command } from './command.ts'

/**
 * What the button of a command has where it cannot always be done. It keeps its place in the walk of the keyboard: what is disabled while it
 * has the focus, as "next" at the last step, would lose it.
 */
export const buttonPropsWhile = (can: boolean, command: Command, title = command.title) => ({
  ...buttonProps(command, title),
  'aria-disabled': !can,
  onClick: () => {
    if (can) command.perform(store)
  },
})
