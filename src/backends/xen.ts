import type { Backend } from './backend.ts'

/**
 * A Xen paravirtual guest. `xen-noplace`: the hypervisor refused vcpu_info placement, so the interrupt
 * operations stay thunks and xen_patch() inlines nothing.
 * Source: arch/x86/xen/{enlighten,irq,mmu}.c and xen-asm_{32,64}.S, 2.6.32.
 */
export const xen = {
  id: 'xen',
  words: {
    name: 'Xen',
    option: 'Xen: vcpu_info',
    // 32-bit guests left with Linux 5.9, long before the 64-bit ones.
    refused:
      'A 32-bit kernel runs on Xen only with PAE (2007–2020). Choose the configuration with PAE.',
  },
  sources: ['xen-code'],
  variants: [
    { id: 'xen', word: 'placed per CPU' },
    {
      id: 'xen-noplace',
      word: 'not placed',
      left: 'A Xen guest without its vcpu_info in place ended with Linux 5.15 (2008–2021), and 6.1 is of 2022.',
    },
  ],
  years: '2007–',
  // 32-bit Xen depends on PAE.
  configs: ['32pae', '64', '64v61'],
  platform: 'xen',
  recorded: true,
  late: { booted: 'xen', changed: {}, features: ['xen-pv'] },
  table: (make, variant) => ({
    implementations: make.implementations(variant === 'xen-noplace' ? 'xen-noplace' : 'xen', {
      'pv_init_ops.patch': 'c xen_patch',
      // Assembly; the rcx, r11 and 16 bytes of stack that it changes are its results.
      'pv_irq_ops.adjust_exception_frame': 'routine xen_adjust_exception_frame',
    }),
    templates: variant === 'xen-noplace' ? {} : make.templates('xen'),
    misfit: 'default',
    rom: null,
  }),
} as const satisfies Backend
