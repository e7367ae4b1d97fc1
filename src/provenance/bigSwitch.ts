import { patchThread } from './patchThread.ts'
import type { Source } from './source.ts'

/** A configuration without all of this. */
export const bigSwitch = {
  id: 'big-switch',
  authors: ['Linus Torvalds', 'Jeremy Fitzhardinge'],
  where: patchThread,
  date: '2007-03',
  files: [],
  account: 'big-switch',
} as const satisfies Source
