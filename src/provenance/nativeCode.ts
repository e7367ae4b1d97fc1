import { kernelFiles, type Source } from './source.ts'

/** Inline code of bare hardware: native_patch(). */
export const nativeCode = {
  id: 'native-code',
  authors: ['Linux'],
  where: { kind: 'kernel', version: '2.6.32' },
  date: '2009',
  files: kernelFiles(
    '2.6.32',
    'arch/x86/kernel/paravirt_patch_32.c',
    'arch/x86/kernel/paravirt_patch_64.c',
  ),
  account: 'native-code',
} as const satisfies Source
