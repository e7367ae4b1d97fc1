import { patchThread } from './patchThread.ts'
import type { Source } from './source.ts'

/** Finding sites without records. */
export const scan = {
  id: 'scan',
  authors: ['Jeremy Fitzhardinge', 'Andi Kleen'],
  where: patchThread,
  date: '2007-03',
  files: [],
  account: 'scan',
} as const satisfies Source
