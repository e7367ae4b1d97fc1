import type { Source } from './source.ts'

/** Bundles, the register stack, what instructions do: read, never executed. */
export const itaniumManual = {
  id: 'itanium-manual',
  authors: ['Intel'],
  where: {
    kind: 'manual',
    title: 'Intel Itanium Architecture Software Developer’s Manual, volumes 1 to 3',
    short: 'Itanium manual',
  },
  date: '2010',
  files: [],
  account: 'itanium-manual',
} as const satisfies Source
