import { patchThread } from './patchThread.ts'
import type { Source } from './source.ts'

/** What is written down about every callsite. */
export const records = {
  id: 'records',
  authors: ['Jeremy Fitzhardinge'],
  where: patchThread,
  date: '2007-03',
  files: [],
  account: 'records',
} as const satisfies Source
