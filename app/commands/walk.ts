import { back } from './back.ts'
import type { Command } from './command.ts'
import { next } from './next.ts'
import { nextDecision } from './nextDecision.ts'
import { playPause } from './playPause.ts'
import { previousDecision } from './previousDecision.ts'
import { toEnd } from './toEnd.ts'
import { toStart } from './toStart.ts'

/** What walks through the story, on the page and in a figure alike. */
export const walkCommands: readonly Command[] = [
  next,
  back,
  nextDecision,
  previousDecision,
  playPause,
  toStart,
  toEnd,
]
