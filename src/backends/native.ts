import type { Backend } from './backend.ts'
import { implementationsOf } from './implementations.ts'
import { lateTable } from './lateTable.ts'
import { templatesOf } from './templates.ts'

/** Bare hardware. Source: arch/x86/kernel/paravirt.c and paravirt_patch_{32,64}.c, 2.6.32. */
export const native = {
  id: 'native',
  variants: ['native'],
  years: '2007–',
  configs: ['32pae', '32nopae', '64', '64v61'],
  table: (variant, config) => {
    if (config === '64v61') return lateTable('native')
    return {
      variant,
      backend: 'native',
      config,
      implementations: implementationsOf('native', config, {
        'pv_init_ops.patch': 'c native_patch',
      }),
      templates: templatesOf('native', config),
      misfit: 'keep',
      rom: null,
    }
  },
} as const satisfies Backend
