import { kernelFiles, type Source } from './source.ts'

/** What the ROM of VMI answers: vmi_patch(). */
export const vmiRom = {
  id: 'vmi-rom',
  authors: ['Linux'],
  where: { kind: 'kernel', version: '2.6.32' },
  date: '2009',
  files: kernelFiles('2.6.32', 'arch/x86/kernel/vmi_32.c', 'arch/x86/include/asm/vmi.h'),
  account: 'vmi-rom',
} as const satisfies Source
