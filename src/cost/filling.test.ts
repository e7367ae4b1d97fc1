import { namesIn } from '../x86/registers.ts'
import { describe, expect, it } from 'vitest'
import type { VariantId } from '../backends/backend.ts'
import type { ConfigId } from '../ops/op.ts'
import type { RuleSetId } from '../patch/eras.ts'
import { analysisOf } from '../testing/registers.ts'
import { archOf } from '../ops/op.ts'
import type { Filling } from './cost.ts'

/** `outcome │ really destroyed │ given up for nothing │ instructions/bytes │ padding │ functions on top`. */
function described(config: ConfigId, filling: Filling): string {
  const names = (set: Filling['reallyDestroyed']) => namesIn(archOf(config), set).join(' ') || '–'
  const { outcome, reallyDestroyed, givenUpForNothing, instructions, bytes, padding, plus } =
    filling
  return [
    outcome,
    names(reallyDestroyed),
    names(givenUpForNothing),
    `${instructions}/${bytes}`,
    `${padding.instructions}/${padding.bytes}`,
    plus.join(' ') || '–',
  ].join(' │ ')
}

function filling(listing: string, config: ConfigId, variant: VariantId, rules: RuleSetId): Filling {
  const [site] = analysisOf(`${listing}\nret\n`, { config, variant, rules }).pressure.sites
  if (!site) throw new Error('no site')
  return site.filling
}

/** Per backend what `design` and `2.6.30` make of a site; one text where both make the same. */
type Fillings = readonly (readonly [VariantId, string, string?])[]

const both = (fillings: Fillings) =>
  fillings.flatMap(([variant, design, kernel = design]) => [
    [variant, 'design', design] as const,
    [variant, '2.6.30', kernel] as const,
  ])

const disable32 = both([
  // cli: 1 byte of 6.
  ['native', 'inline │ – │ eax edx │ 1/1 │ 1/5 │ –'],
  ['kvm', 'inline │ – │ eax edx │ 1/1 │ 1/5 │ –'],
  ['kvm-mmuop', 'inline │ – │ eax edx │ 1/1 │ 1/5 │ –'],
  // 8 bytes do not fit. The routine: call 5; movb 8, ret 1. The kernel keeps the indirect call of 6 bytes.
  ['xen', 'thunk-call │ – │ eax edx │ 3/14 │ 1/1 │ –', 'keep │ – │ eax edx │ 3/15 │ 0/0 │ –'],
  // The thunk: call 5; push 1, call 5, pop 1, ret 1; then the C function.
  [
    'xen-noplace',
    'thunk-call │ eax edx │ – │ 5/13 │ 1/1 │ xen_irq_disable',
    'keep │ eax edx │ – │ 5/14 │ 0/0 │ xen_irq_disable',
  ],
  // 10 bytes do not fit either.
  [
    'lguest',
    'thunk-call │ eax edx │ – │ 5/13 │ 1/1 │ irq_disable',
    'keep │ eax edx │ – │ 5/14 │ 0/0 │ irq_disable',
  ],
  // The ROM keeps everything but a result, and there is none.
  ['vmi', 'thunk-call │ – │ eax edx │ 1/5 │ 1/1 │ VMI_CALL_DisableInterrupts'],
  // A ROM that answers "nothing" gets 6 bytes of nop, one that has no answer leaves native's function.
  ['vmi-nop', 'nop │ – │ eax edx │ 0/0 │ 1/6 │ –'],
  ['vmi-none', 'keep │ eax edx │ – │ 1/6 │ 0/0 │ native_irq_disable'],
])

const sandwich32 = both([
  ['native', 'inline │ – │ – │ 1/1 │ 2/12 │ –'],
  ['kvm', 'inline │ – │ – │ 1/1 │ 2/12 │ –'],
  // What Xen's code was written for.
  ['xen', 'inline │ – │ – │ 1/8 │ 1/5 │ –'],
  // Three pushes, call 5 over 7 bytes, the thunk's 4 in 8 bytes, three pops; the kernel keeps the 7.
  [
    'xen-noplace',
    'inner-call │ – │ – │ 11/19 │ 1/2 │ xen_irq_disable',
    'keep │ – │ – │ 11/21 │ 0/0 │ xen_irq_disable',
  ],
  ['lguest', 'inline │ – │ – │ 1/10 │ 1/3 │ –'],
  ['vmi', 'thunk-call │ – │ – │ 1/5 │ 1/8 │ VMI_CALL_DisableInterrupts'],
  ['vmi-nop', 'nop │ – │ – │ 0/0 │ 2/13 │ –'],
])

const enableAny32 = both([
  ['native', 'inline │ – │ eax ecx edx │ 1/1 │ 1/6 │ –'],
  // call 5; movb 8, testb 8, je 2 over the call to check_events, ret 1.
  ['xen', 'thunk-call │ – │ eax ecx edx │ 5/24 │ 1/2 │ –'],
  // The site allows everything, so the wrapper's work is spared; the kernel calls what the slot holds.
  [
    'xen-noplace',
    'c-call │ eax ecx edx │ – │ 1/5 │ 1/2 │ xen_irq_enable',
    'thunk-call │ eax edx │ ecx │ 5/13 │ 1/2 │ xen_irq_enable',
  ],
])

const saveFlags64 = both([
  // pushf, pop: the result is what it destroys.
  ['native', 'inline │ rax │ – │ 2/2 │ 1/5 │ –'],
  ['kvm', 'inline │ rax │ – │ 2/2 │ 1/5 │ –'],
  // call 5; testb 9, sete 3, add 2, ret 1.
  ['xen', 'thunk-call │ rax │ – │ 5/20 │ 1/2 │ –', 'keep │ rax │ – │ 5/22 │ 0/0 │ –'],
  // 8 pushes, call, 8 pops and ret in 30 bytes, behind a call of 5 or 7.
  [
    'xen-noplace',
    'thunk-call │ rax │ – │ 19/35 │ 1/2 │ xen_save_fl',
    'keep │ rax │ – │ 19/37 │ 0/0 │ xen_save_fl',
  ],
])

const value32 = both([
  // It returns its argument: the registers are the same.
  ['native', 'identity │ – │ eax edx │ 0/0 │ 1/6 │ –'],
  ['lguest', 'identity │ – │ eax edx │ 0/0 │ 1/6 │ –'],
  [
    'xen',
    'thunk-call │ eax edx │ – │ 5/13 │ 1/1 │ xen_pte_val',
    'keep │ eax edx │ – │ 5/14 │ 0/0 │ xen_pte_val',
  ],
])

const value64 = both([
  ['native', 'identity │ rax │ – │ 1/3 │ 1/4 │ –'],
  [
    'xen',
    'thunk-call │ rax │ – │ 19/35 │ 1/2 │ xen_pte_val',
    'keep │ rax │ – │ 19/37 │ 0/0 │ xen_pte_val',
  ],
])

const writeCr3 = both([
  ['native', 'inline │ – │ eax ecx edx │ 1/3 │ 1/3 │ –'],
  ['xen', 'c-call │ eax ecx edx │ – │ 1/5 │ 1/1 │ xen_write_cr3'],
  ['lguest', 'c-call │ eax ecx edx │ – │ 1/5 │ 1/1 │ lguest_write_cr3'],
  // vmi_patch() knows six operations, and this is none of them.
  [
    'vmi',
    'c-call │ eax ecx edx │ – │ 1/5 │ 1/1 │ native_write_cr3',
    'keep │ eax ecx edx │ – │ 1/6 │ 0/0 │ native_write_cr3',
  ],
])

const scanned = both([
  // No record: the kernel never sees it. Two pushes, the call, two pops.
  ['native', 'inline │ – │ eax │ 1/1 │ 1/8 │ –', 'keep │ eax │ – │ 5/9 │ 0/0 │ paravirt_cli'],
  ['xen', 'inline │ – │ eax │ 1/8 │ 1/1 │ –', 'keep │ – │ eax │ 5/9 │ 0/0 │ paravirt_cli'],
])

const others = [
  // Behind iret nothing is run, padding neither.
  ['32pae', 'INTERRUPT_RETURN', 'native', 'inline │ – │ – │ 1/1 │ 0/0 │ –'],
  ['32pae', 'INTERRUPT_RETURN', 'xen', 'jump │ – │ – │ 1/5 │ 0/0 │ xen_iret'],
  ['64', 'USERGS_SYSRET64', 'native', 'inline │ – │ – │ 2/6 │ 0/0 │ –'],
  ['32pae', 'PVOP_CALL get_tsc_khz', 'native', 'trap │ – │ eax ecx edx │ 1/2 │ 0/0 │ –'],
  ['32pae', 'PVOP_VCALL pte_update', 'native', 'nop │ – │ eax ecx edx │ 0/0 │ 1/6 │ –'],
  [
    '32pae',
    'PVOP_VCALL set_pte',
    'kvm-mmuop',
    'c-call │ eax ecx edx │ – │ 1/5 │ 1/1 │ kvm_set_pte',
  ],
  ['64', 'PV_SWAPGS', 'xen', 'nop │ – │ – │ 0/0 │ 1/6 │ –'],
  ['64', 'SWAPGS_UNSAFE_STACK', 'native', 'inline │ – │ – │ 1/3 │ 0/0 │ –'],
] as const

const cases = [
  ...disable32.map((row) => ['32pae', 'PVOP_VCALLEE irq_disable', ...row] as const),
  ...sandwich32.map((row) => ['32pae', 'DISABLE_INTERRUPTS(CLBR_NONE)', ...row] as const),
  ...enableAny32.map((row) => ['32pae', 'ENABLE_INTERRUPTS(CLBR_ANY)', ...row] as const),
  ...saveFlags64.map((row) => ['64', 'PVOP_CALLEE save_fl', ...row] as const),
  ...value32.map((row) => ['32pae', 'PVOP_CALLEE pte_val', ...row] as const),
  ...value64.map((row) => ['64', 'PVOP_CALLEE pte_val', ...row] as const),
  ...writeCr3.map((row) => ['32pae', 'PVOP_VCALL write_cr3', ...row] as const),
  ...scanned.map(
    (row) =>
      ['32pae', 'push %ecx\npush %edx\ncall paravirt_cli\npop %edx\npop %ecx', ...row] as const,
  ),
  ...others.flatMap(([config, code, variant, expected]) =>
    (['design', '2.6.30'] as const).map(
      (rules) => [config, code, variant, rules, expected] as const,
    ),
  ),
]

describe('what a site really takes', () => {
  it.each(cases)('%s %s, %s, %s', (config, code, variant, rules, expected) => {
    expect(described(config, filling(code, config, variant, rules))).toBe(expected)
  })

  it('is told of many', () => {
    expect(cases.length).toBeGreaterThanOrEqual(80)
  })

  it('is nothing where there is no paravirt: no site is left', () => {
    const off = analysisOf('PVOP_VCALLEE irq_disable\nret\n', { variant: 'off' })
    expect(off.pressure.sites).toEqual([])
  })
})

describe('had the code been compiled for this', () => {
  const places = (variant: VariantId) =>
    filling('PVOP_VCALLEE irq_disable', '32pae', variant, 'design').compiledForThis.places

  it('inline code that destroys nothing would leave all 7 places, a thunk its 5', () => {
    expect([places('native'), places('xen'), places('xen-noplace')]).toEqual([7, 7, 5])
  })

  it('a result still takes its place', () => {
    const { compiledForThis } = filling('PVOP_CALLEE save_fl', '64', 'native', 'design')
    expect(compiledForThis.places).toBe(14)
  })
})
