import { describe, expect, it } from 'vitest'
import type { Ending, RunEvent, VerdictKind } from '../../src/run/report.ts'
import { namesIn, regSetOf } from '../../src/x86/registers.ts'
import { finding, machineView } from '../testing/runs.ts'
import { headlineWords, wordCount } from './phrase.ts'
import { run, toldText } from './run.ts'

const sentence = (part: Parameters<typeof finding>[0] = {}, everything = false): string =>
  toldText(run.finding(finding(part), everything))

describe('the sentence of a finding', () => {
  it('names the function, the register and the line', () => {
    expect(sentence()).toBe('The C function xen_irq_disable destroyed %edx, which line 16 reads.')
  })

  it('has a line that can be gone to', () => {
    expect(run.finding(finding(), false)).toContainEqual({ line: 16 })
  })

  it('names the inline code, or the promise, where no function is to blame', () => {
    expect(sentence({ by: null })).toBe('The inline code destroyed %edx, which line 16 reads.')
    expect(sentence({ by: null }, true)).toBe(
      'The promise allowed to destroy %edx, which line 16 reads.',
    )
  })

  it('quotes an instruction of the kernel, and knows the caller', () => {
    expect(sentence({ line: 0, text: 'mov %edx,%eax' })).toContain('which "mov %edx,%eax" reads.')
    expect(sentence({ line: 0, text: '' })).toContain('which the caller needs.')
  })

  it('speaks of flags and of words on the stack', () => {
    expect(sentence({ place: { kind: 'flags' } })).toContain('destroyed the flags, which')
    expect(sentence({ place: { kind: 'slot', address: 0xc7fffdfcn } })).toContain(
      'destroyed the word at 0xc7fffdfc, which',
    )
  })

  it('tells what a register should have been', () => {
    const ecx = { kind: 'register', register: 'ecx' } as const
    const broken = { why: 'promise-broken', place: ecx, line: 8 } as const
    expect(sentence({ ...broken, by: null, value: 1n, expected: 2n })).toBe(
      'At line 8, %ecx came back changed: 0x1, where 0x2 belongs, and was to be kept.',
    )
    expect(sentence(broken)).toBe(
      'At line 8, the C function xen_irq_disable destroyed %ecx, which was to be kept.',
    )
  })

  it('tells which way interrupts are wrong', () => {
    expect(sentence({ why: 'interrupts-differ', line: 8, value: 0n, expected: 1n })).toBe(
      'At line 8, interrupts are off and should be on.',
    )
  })
})

const endings: readonly Ending[] = [
  { kind: 'returned' },
  { kind: 'left', how: 'iret' },
  { kind: 'end-of-text' },
  { kind: 'halted' },
  { kind: 'limit', limit: 1_000_000 },
  { kind: 'page', address: 16n, access: 'read', text: false, slot: null },
  { kind: 'page', address: 16n, access: 'execute', text: false, slot: 'pv_irq_ops.irq_disable' },
  { kind: 'page', address: 16n, access: 'write', text: true, slot: null },
  { kind: 'unaligned', address: 3n },
  { kind: 'divide', why: 'zero' },
  { kind: 'divide', why: 'overflow' },
  { kind: 'undefined', text: 'ud2' },
  { kind: 'unsupported', text: 'fld1' },
  { kind: 'privileged', text: 'in (%dx),%al' },
  { kind: 'unanswered', text: 'int $0x80' },
  { kind: 'non-canonical', address: 1n << 60n },
]

describe('an ending', () => {
  it.each(endings)('has a sentence of its own: %o', (ending) => {
    const words = run.bothEnd(ending)
    expect(words).toMatch(/^Patched or not, it [a-z].*\.$/)
    expect(wordCount(words)).toBeLessThanOrEqual(28)
  })

  it('tells no two alike', () => {
    expect(new Set(endings.map(run.bothEnd)).size).toBe(endings.length)
  })

  it('names the limit of an endless loop', () => {
    expect(run.bothEnd({ kind: 'limit', limit: 1_000_000 })).toContain('1,000,000 instructions')
  })
})

describe('a headline', () => {
  const kinds: readonly VerdictKind[] = [
    'broken-by-patch',
    'broken-before-patch',
    'hidden-by-patch',
  ]
  it.each([
    run.headline.running(1_000_000),
    run.headline.noSite,
    run.headline.notReached,
    run.headline.kept(1),
    run.headline.kept(2),
    run.headline.kept(521),
    ...kinds.map((kind) => run.headline.one(521, kind)),
    run.headline.several(12, 521),
    run.headline.someKept(1, 521),
  ])('is short: %s', (words) => {
    expect(wordCount(words)).toBeLessThanOrEqual(headlineWords + 1)
  })
})

describe('an event', () => {
  const words = (event: RunEvent) => run.now.event(event, (set) => namesIn('x86-32', set))

  it('says of a C function that it is a model, and what it destroys', () => {
    const destroys = regSetOf('x86-32', ['eax', 'ecx', 'edx'])
    expect(
      words({ kind: 'call', name: 'xen_irq_disable', op: null, destroys, arguments: [] }),
    ).toBe('xen_irq_disable (model) destroys eax, ecx and edx')
  })

  it('says of an oddity that it is the kernel’s', () => {
    expect(words({ kind: 'quirk', quirk: 'lguest-enable-blind' })).toContain(
      'a quirk of the kernel of that time',
    )
  })

  it('says what is forgotten', () => {
    expect(words({ kind: 'flush', what: 'page', address: 0x1000n })).toContain('0x1000')
    expect(words({ kind: 'flush', what: 'global', address: null })).toContain('every translation')
  })
})

it('says of a step what both machines are about to do', () => {
  const [unpatched, patched] = [machineView({ text: 'push %ecx' }), machineView({ waiting: true })]
  expect(run.now.spoken(unpatched, patched)).toBe('unpatched: push %ecx; patched: waits')
})
