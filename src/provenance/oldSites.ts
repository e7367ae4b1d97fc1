import { kernelFiles, type Source } from './source.ts'

/** Sites in C before the thunks. */
export const oldSites = {
  id: 'old-sites',
  authors: ['Linux'],
  where: { kind: 'kernel', version: '2.6.29' },
  date: '2009',
  files: kernelFiles('2.6.29', 'arch/x86/include/asm/paravirt.h'),
  account: 'old-sites',
} as const satisfies Source
