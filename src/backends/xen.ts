import type { Backend } from './backend.ts'
import { implementationsOf } from './implementations.ts'
import { lateTable } from './lateTable.ts'
import { templatesOf } from './templates.ts'

/**
 * A Xen paravirtual guest. `xen-noplace`: the hypervisor refused vcpu_info placement, so the interrupt
 * operations stay thunks and xen_patch() inlines nothing.
 * Source: arch/x86/xen/{enlighten,irq,mmu}.c and xen-asm_{32,64}.S, 2.6.32.
 */
export const xen = {
  id: 'xen',
  variants: ['xen', 'xen-noplace'],
  years: '2007–',
  // 32-bit Xen depends on PAE.
  configs: ['32pae', '64', '64v61'],
  table: (variant, config) => {
    if (config === '64v61') return lateTable('xen')
    return {
      variant,
      backend: 'xen',
      config,
      implementations: implementationsOf(
        variant === 'xen-noplace' ? 'xen-noplace' : 'xen',
        config,
        {
          'pv_init_ops.patch': 'c xen_patch',
          // Assembly; the rcx, r11 and 16 bytes of stack that it changes are its results.
          'pv_irq_ops.adjust_exception_frame': 'routine xen_adjust_exception_frame',
        },
      ),
      templates: variant === 'xen-noplace' ? {} : templatesOf('xen', config),
      misfit: 'default',
      rom: null,
    }
  },
} as const satisfies Backend
