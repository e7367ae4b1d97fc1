import type { Source } from './source.ts'

/** What was left of the patcher before it went. */
export const latePatcher = {
  id: 'late-patcher',
  authors: ['Linux'],
  where: { kind: 'kernel', version: '6.1' },
  date: '2022',
  files: [],
  account: 'late-patcher',
} as const satisfies Source
