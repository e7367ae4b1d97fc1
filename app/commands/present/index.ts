import type { AppStore } from '../../state/store.ts'
import type { Command } from '../command.ts'
import { escape } from './escape.ts'
import { moves } from './moves.ts'
import { shows } from './shows.ts'
import { speaker } from './speaker.ts'
import { switches } from './switches.ts'

/** What can be done while presenting; the workbench's keys rest meanwhile. */
export const presentCommands: readonly Command[] = [
  ...moves,
  ...shows,
  ...switches,
  speaker,
  escape,
]

/** Does what a key does, for a finger, a mouse or the speaker's window: the command with this name behind `present-`. */
export const performPresent = (name: string, store: AppStore): void =>
  presentCommands.find(({ id }) => id === `present-${name}`)?.perform(store)
