import { earlyOf } from '../ops/op.ts'
import type { Backend } from './backend.ts'
import { implementationsOf } from './implementations.ts'
import { templatesOf } from './templates.ts'

/** An lguest guest. Source: arch/x86/lguest/boot.c and i386_head.S, 2.6.32. */
export const lguest = {
  id: 'lguest',
  variants: ['lguest'],
  years: '2007–2017',
  configs: ['32pae', '32nopae'],
  table: (variant, config) => ({
    variant,
    backend: 'lguest',
    config,
    implementations: implementationsOf('lguest', earlyOf(config), {
      'pv_init_ops.patch': 'c lguest_patch',
    }),
    templates: templatesOf('lguest', earlyOf(config)),
    misfit: 'default',
    rom: null,
  }),
} as const satisfies Backend
