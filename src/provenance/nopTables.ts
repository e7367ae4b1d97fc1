import { kernelFiles, type Source } from './source.ts'

/** Padding: add_nops() and its tables. */
export const nopTables = {
  id: 'nop-tables',
  authors: ['Linux'],
  where: { kind: 'kernel', version: '2.6.32' },
  date: '2009',
  files: kernelFiles('2.6.32', 'arch/x86/kernel/alternative.c', 'arch/x86/include/asm/nops.h'),
  account: 'nop-tables',
} as const satisfies Source
