import { patchThread } from './patchThread.ts'
import type { Source } from './source.ts'

/** Arguments in fixed registers. */
export const fixedRegisters = {
  id: 'fixed-registers',
  authors: ['Linus Torvalds', 'Jeremy Fitzhardinge'],
  where: patchThread,
  date: '2007-03',
  files: [],
  account: 'fixed-registers',
} as const satisfies Source
