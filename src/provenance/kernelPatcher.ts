import { kernelFiles, type Source } from './source.ts'

/** The loop over all records: apply_paravirt(). */
export const kernelPatcher = {
  id: 'kernel-patcher',
  authors: ['Linux'],
  where: { kind: 'kernel', version: '2.6.32' },
  date: '2009',
  files: kernelFiles(
    '2.6.32',
    'arch/x86/kernel/alternative.c',
    'arch/x86/include/asm/paravirt_types.h',
  ),
  account: 'kernel-patcher',
} as const satisfies Source
