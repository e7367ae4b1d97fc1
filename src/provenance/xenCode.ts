import { kernelFiles, type Source } from './source.ts'

/** Inline code and table of a Xen guest. */
export const xenCode = {
  id: 'xen-code',
  authors: ['Linux'],
  where: { kind: 'kernel', version: '2.6.32' },
  date: '2009',
  files: kernelFiles(
    '2.6.32',
    'arch/x86/xen/enlighten.c',
    'arch/x86/xen/xen-asm.S',
    'arch/x86/xen/irq.c',
    'arch/x86/xen/mmu.c',
  ),
  account: 'xen-code',
} as const satisfies Source
