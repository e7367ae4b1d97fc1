import { kernelFiles, type Source } from './source.ts'

/** The change that moved the saving of registers from the sites into the callees. */
export const thunks = {
  id: 'thunks',
  authors: ['Jeremy Fitzhardinge'],
  where: {
    kind: 'commit',
    commit: 'ecb93d1ccd',
    title: 'x86/paravirt: add register-saving thunks to reduce caller register pressure',
  },
  date: '2009-01-30',
  files: kernelFiles('2.6.32', 'arch/x86/include/asm/paravirt.h'),
  account: 'thunks',
} as const satisfies Source
