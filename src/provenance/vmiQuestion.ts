import { kernelFiles, type Source } from './source.ts'

/** The convention that nobody wrote down. */
export const vmiQuestion = {
  id: 'vmi-question',
  authors: ['Jeremy Fitzhardinge'],
  where: {
    kind: 'commit',
    commit: 'ecb93d1ccd',
    title: 'x86/paravirt: add register-saving thunks to reduce caller register pressure',
  },
  date: '2009-01-30',
  files: kernelFiles('2.6.32', 'arch/x86/kernel/vmi_32.c'),
  account: 'vmi-question',
} as const satisfies Source
