import { patchThread } from './patchThread.ts'
import type { Source } from './source.ts'

/** What inlining is good for. */
export const inlining = {
  id: 'inlining',
  authors: ['Linus Torvalds', 'Jeremy Fitzhardinge'],
  where: patchThread,
  date: '2007-03',
  files: [],
  account: 'inlining',
} as const satisfies Source
