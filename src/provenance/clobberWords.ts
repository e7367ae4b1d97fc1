import { kernelFiles, type Source } from './source.ts'

/** The bits of a clobber word. */
export const clobberWords = {
  id: 'clobber-words',
  authors: ['Linux'],
  where: { kind: 'kernel', version: '2.6.32' },
  date: '2009',
  files: kernelFiles(
    '2.6.32',
    'arch/x86/include/asm/paravirt_types.h',
    'arch/x86/include/asm/paravirt.h',
  ),
  account: 'clobber-words',
} as const satisfies Source
