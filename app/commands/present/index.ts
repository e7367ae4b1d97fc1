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
