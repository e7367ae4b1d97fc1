import type { Source } from './source.ts'

/** Looking back for the alloc and widening it; running a listing with values. */
export const itaniumModel = {
  id: 'itanium-model',
  authors: ['pvscope'],
  where: { kind: 'model' },
  date: '2026',
  files: [],
  account: 'itanium-model',
} as const satisfies Source
