import type { Source } from './source.ts'

/** The end of the clobber test. */
export const testFalls = {
  id: 'test-falls',
  authors: ['Linux'],
  where: { kind: 'commit', commit: '27876f3882fd', title: null },
  date: '2018',
  files: [],
  account: 'test-falls',
} as const satisfies Source
