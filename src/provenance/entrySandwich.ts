import { kernelFiles, type Source } from './source.ts'

/** Pushes and pops around a call in entry code. */
export const entrySandwich = {
  id: 'entry-sandwich',
  authors: ['Linux'],
  where: { kind: 'kernel', version: '2.6.32' },
  date: '2009',
  files: kernelFiles('2.6.32', 'arch/x86/include/asm/paravirt.h', 'arch/x86/kernel/entry_32.S'),
  account: 'entry-sandwich',
} as const satisfies Source
