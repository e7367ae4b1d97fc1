import type { Backend } from './backend.ts'

/** Bare hardware. Source: arch/x86/kernel/paravirt.c and paravirt_patch_{32,64}.c, 2.6.32. */
export const native = {
  id: 'native',
  words: {
    name: 'bare hardware',
    short: 'native',
    onSwitch: 'bare hw',
    under: 'On bare hardware',
    who: 'the kernel',
    code: "The kernel's inline code",
  },
  sources: ['native-code'],
  variants: [{ id: 'native' }],
  years: '2007–',
  configs: ['32pae', '32nopae', '64', '64v61'],
  platform: 'native',
  recorded: true,
  late: { booted: 'native', changed: {}, features: [] },
  table: (make) => ({
    implementations: make.implementations('native', { 'pv_init_ops.patch': 'c native_patch' }),
    templates: make.templates('native'),
    misfit: 'keep',
    rom: null,
  }),
} as const satisfies Backend
