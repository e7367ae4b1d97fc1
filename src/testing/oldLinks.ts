import { type SharedDocument, defaultSettings } from '../share/document.ts'
import { defaultRun } from '../share/sharedRun.ts'
import type { Catalogue } from '../share/shippedTexts.ts'

const plain = (listing: string): SharedDocument => ({ ...defaultSettings, listing })

/** Texts that the links below name, as they were when these links were made. */
export const oldTexts: Catalogue = [
  {
    id: 'two',
    listing: 'f:\n    push  %eax\n    PVOP_VCALLEE irq_enable\n    pop   %eax\n    ret\n',
  },
  { id: 'one', listing: '    PVOP_VCALLEE irq_disable\n    ret\n' },
]

const textOf = (id: string): string => oldTexts.find((text) => text.id === id)?.listing ?? ''

const runLink: SharedDocument = {
  ...plain('start:\n    PVOP_VCALLEE irq_disable\n    add   %edx, (%ebx)\n    ret\n'),
  start: {
    registers: { edx: 0x1234n, ebx: 0xc0100000n },
    flags: 0x41,
    interrupts: false,
    pending: true,
    entry: 'start',
  },
  switches: { polite: false, everything: true },
  breakpoints: [2, 3],
  moment: 7,
}

/** Links that are out in the world, of each version and of each thing a link can hold. Never change one. */
export const oldLinks: readonly (readonly [string, SharedDocument])[] = [
  ['#v1=v6UjbCYvFwA', plain('    DISABLE_INTERRUPTS(CLBR_NONE)\r\n')],
  [
    '#v1=rf3DLGCxFcN5wBC3zbbAVrqacSkrHG5NykcEEq4wAFkHAA',
    {
      ...defaultSettings,
      listing: '# Åbo\n    PVOP_VCALLEE irq_disable\n    ret\n',
      config: '64',
      variant: 'native',
      rules: '2.6.30',
      nops: 'k8',
      scan: true,
      framePointer: 'auto',
      site: 1,
      step: 6,
      compare: false,
      ...defaultRun,
    },
  ],
  [
    '#v2=JxJDK1bTihJzUwPyM0GVt21lajGkIDWAFKTGXGmQNICWzbBmRYzggFQcsBKnDMICOQEA',
    {
      ...plain(
        'f:\n    push  %ebp\n    mov   %esp, %ebp\n    PVOP_VCALLEE irq_enable\n    leave\n    ret\n',
      ),
      variant: 'lguest',
      framePointer: 'yes',
      site: 0,
      step: 3,
    },
  ],
  [
    '#v3=5lErSk3PBJaSRcW2wOSlZ2hkbKILDAC9ZANDAxBQS8tJTC-2NTFUg_omBViqFoAaTnnpQBawki-qtAVXuGqpZalFlSUZEIkkYKMjuyA_M68EVJQbq-Xm5wLV2ppzgdVCUhLeAIOUKJCcgpS2QU4GAA',
    runLink,
  ],
  ['#v4=4V8D1aS2-XmpeonJRoZcAA', plain(textOf('one'))],
  [
    '#v4=t9UD1aS2JeX5epapBimw4tbYKC-_IDEVuZDVBRab-QWQctUAUq6acAEA',
    { ...plain(textOf('two')), variant: 'kvm-mmuop', config: '32nopae', site: 0, step: 4 },
  ],
  [
    '#v4=AF8D1aS2JeX5epapBilq2anA8tJIzxhY7uYCoxZYhCL8js1rAA',
    { ...plain(textOf('two').replace('irq_enable', 'irq_disable')), compare: true },
  ],
  ['#v4=YJkD1aS2JeX5epapBilq2anA8tJAz5QLAA', plain(textOf('two').replace('f:\n', ''))],
  [
    '#v4=jG8D1aS2JeX5epapBilq2anA8tJAzwhaCJvpGarlAQPbNttcrSA_B1Km5ubnAut2W0MjSFoBtTq4AA',
    {
      ...plain('    cpuid\n    ret\n'),
      rules: '6.1',
      nops: 'k7',
      moment: 12,
      switches: { polite: true, everything: false },
    },
  ],
  [
    '#v4=SSkD1aS2JeX5epapBilq2anA8tJAz0gNWHsXVdom6hoYGBkkcQEA',
    { ...plain('    ret\n'), start: { ...defaultRun.start, entry: 'a b' } },
  ],
  [
    '#v4=nE0DNpkyMvNSbTMTkcpYaEmcWZKYl1maGwQukEEFK6RYNYAUq0ZcnIiOJrAtBgA',
    {
      ...plain('\trsm psr.i ;;\n'),
      machine: 'ia64',
      itaniumRules: 'scan',
      variant: 'native',
      site: 0,
      step: 2,
    },
  ],
  [
    '#v4=a9ID1aS2-XmpeonJRoaI4rbMzBC5WNUFNuCgBbOZnqFaWmpiSSmwbLc15QIA',
    { ...plain(textOf('one')), config: '64v61', rules: '6.1', features: 5, variant: 'vmi-nop' },
  ],
]
