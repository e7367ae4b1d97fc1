import { kernelFiles, type Source } from './source.ts'

/** What a slot makes of a site: paravirt_patch_default() and its helpers. */
export const patchDefault = {
  id: 'patch-default',
  authors: ['Linux'],
  where: { kind: 'kernel', version: '2.6.32' },
  date: '2009',
  files: kernelFiles('2.6.32', 'arch/x86/kernel/paravirt.c'),
  account: 'patch-default',
} as const satisfies Source
