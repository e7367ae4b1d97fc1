import type { Backend, RomAnswer } from './backend.ts'

/** `vmi` is the usual one: calls, and jumps where nothing returns. */
const answers: Readonly<Record<string, RomAnswer>> = {
  'vmi-jump': 'jump',
  'vmi-nop': 'nop',
  'vmi-none': 'none',
  'vmi-badtype': 'bad',
}

/**
 * A guest of VMware's Virtual Machine Interface: one variant for each answer of the ROM. One that leaves the native
 * code in place leaves bare hardware under it. Source: arch/x86/kernel/vmi_32.c, 2.6.32.
 */
export const vmi = {
  id: 'vmi',
  words: {
    name: 'VMI',
    option: 'VMI: the ROM answers',
    refused:
      'VMI was for 32-bit kernels only (2007–2010): there was never a 64-bit VMI. Choose x86-32.',
    left: 'VMI (2007–2010) left Linux in 2.6.37, and 6.1 is of 2022: no kernel had both.',
  },
  sources: ['vmi-rom', 'vmi-question'],
  variants: [
    { id: 'vmi', word: 'call' },
    { id: 'vmi-jump', word: 'jump' },
    { id: 'vmi-nop', word: 'nothing', platform: 'native' },
    { id: 'vmi-none', word: 'no code', platform: 'native' },
    { id: 'vmi-badtype', word: 'nonsense', platform: 'native' },
  ],
  years: '2007–2010',
  configs: ['32pae', '32nopae'],
  platform: 'vmi',
  recorded: true,
  table: (make, variant) => make.rom(answers[variant] ?? 'call'),
} as const satisfies Backend
