import type { Source } from './source.ts'

/** Where the mails are silent, this project had to choose. */
export const model = {
  id: 'model',
  authors: ['pvscope'],
  where: { kind: 'model' },
  date: '2026',
  files: [],
  account: 'model',
} as const satisfies Source
