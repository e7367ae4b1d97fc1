import { kernelFiles, type Source } from './source.ts'

/** Inline code and table of an lguest guest. */
export const lguestCode = {
  id: 'lguest-code',
  authors: ['Linux'],
  where: { kind: 'kernel', version: '2.6.32' },
  date: '2009',
  files: kernelFiles('2.6.32', 'arch/x86/lguest/boot.c', 'arch/x86/lguest/i386_head.S'),
  account: 'lguest-code',
} as const satisfies Source
