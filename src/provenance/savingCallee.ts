import { patchThread } from './patchThread.ts'
import type { Source } from './source.ts'

/** The wish that a call should save what it uses. */
export const savingCallee = {
  id: 'saving-callee',
  authors: ['Linus Torvalds', 'Jeremy Fitzhardinge'],
  where: patchThread,
  date: '2007-03',
  files: [],
  account: 'saving-callee',
} as const satisfies Source
