import { kernelFiles, type Source } from './source.ts'

/** A clobber word that was one register short for two releases. */
export const wrongWord = {
  id: 'wrong-word',
  authors: ['Linux'],
  where: { kind: 'kernel', version: '2.6.30' },
  date: '2009',
  files: kernelFiles('2.6.30 and 2.6.31', 'arch/x86/include/asm/paravirt.h'),
  account: 'wrong-word',
} as const satisfies Source
