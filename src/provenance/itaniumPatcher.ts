import { kernelFiles, type Source } from './source.ts'

/** Copying, filling with nops, relocating, flushing: these functions were run. */
export const itaniumPatcher = {
  id: 'itanium-patcher',
  authors: ['Isaku Yamahata'],
  where: { kind: 'kernel', version: '2.6.30' },
  date: '2009',
  files: kernelFiles('2.6.30', 'arch/ia64/kernel/paravirt_patch.c', 'arch/ia64/kernel/patch.c'),
  account: 'itanium-patcher',
} as const satisfies Source
