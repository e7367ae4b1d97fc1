import type { Backend } from './backend.ts'
import { implementationsOf } from './implementations.ts'
import { lateTable } from './lateTable.ts'
import { templatesOf } from './templates.ts'

/**
 * A KVM guest: native_patch() stays, a few slots change. `kvm-mmuop`: the host offers the hypercalls for
 * page-table updates. Source: arch/x86/kernel/kvm.c, 2.6.32.
 */
export const kvm = {
  id: 'kvm',
  variants: ['kvm', 'kvm-mmuop'],
  years: '2008–',
  configs: ['32pae', '32nopae', '64', '64v61'],
  table: (variant, config) => {
    if (config === '64v61') return lateTable('kvm')
    return {
      variant,
      backend: 'kvm',
      config,
      implementations: implementationsOf(variant === 'kvm-mmuop' ? 'kvm-mmuop' : 'kvm', config, {
        'pv_init_ops.patch': 'c native_patch',
      }),
      templates: templatesOf('native', config),
      misfit: 'keep',
      rom: null,
    }
  },
} as const satisfies Backend
