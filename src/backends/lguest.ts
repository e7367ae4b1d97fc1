import type { Backend } from './backend.ts'

/** An lguest guest. Source: arch/x86/lguest/boot.c and i386_head.S, 2.6.32. */
export const lguest = {
  id: 'lguest',
  words: {
    name: 'lguest',
    refused:
      'lguest ran 32-bit kernels only (2007–2017): there was never a 64-bit lguest. Choose x86-32.',
    left: 'lguest (2007–2017) left Linux in 4.14, and 6.1 is of 2022: no kernel had both.',
  },
  sources: ['lguest-code'],
  variants: [{ id: 'lguest' }],
  years: '2007–2017',
  configs: ['32pae', '32nopae'],
  platform: 'lguest',
  recorded: true,
  table: (make) => ({
    implementations: make.implementations('lguest', { 'pv_init_ops.patch': 'c lguest_patch' }),
    templates: make.templates('lguest'),
    misfit: 'default',
    rom: null,
  }),
} as const satisfies Backend
