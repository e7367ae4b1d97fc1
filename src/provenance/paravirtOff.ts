import { kernelFiles, type Source } from './source.ts'

/** CONFIG_PARAVIRT=n. */
export const paravirtOff = {
  id: 'paravirt-off',
  authors: ['Linux'],
  where: { kind: 'kernel', version: '2.6.32' },
  date: '2009',
  files: kernelFiles('2.6.32', 'arch/x86/include/asm/irqflags.h', 'arch/x86/kernel/paravirt.c'),
  account: 'paravirt-off',
} as const satisfies Source
