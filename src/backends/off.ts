import type { Backend } from './backend.ts'

/**
 * CONFIG_PARAVIRT=n: the operations are what bare hardware does, compiled in, and no kernel code looks
 * for sites. Source: arch/x86/include/asm/{irqflags,alternative}.h, 2.6.32.
 */
export const off = {
  id: 'off',
  words: {
    name: 'no paravirt',
    short: 'off',
    onSwitch: 'no pv',
    under: 'Without paravirt',
    who: 'the kernel',
    asked: 'the kernel',
    code: 'The code',
  },
  sources: ['paravirt-off', 'big-switch'],
  variants: [{ id: 'off' }],
  years: '2007–',
  configs: ['32pae', '32nopae', '64', '64v61'],
  platform: 'native',
  recorded: false,
  table: (make) => make.native(),
} as const satisfies Backend
