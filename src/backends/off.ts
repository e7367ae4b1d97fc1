import type { Backend } from './backend.ts'
import { native } from './native.ts'

/**
 * CONFIG_PARAVIRT=n: the operations are what bare hardware does, compiled in, and no kernel code looks
 * for sites. Source: arch/x86/include/asm/{irqflags,alternative}.h, 2.6.32.
 */
export const off = {
  id: 'off',
  variants: ['off'],
  years: '2007–',
  configs: ['32pae', '32nopae', '64', '64v61'],
  table: (variant, config) => ({ ...native.table('native', config), variant, backend: 'off' }),
} as const satisfies Backend
