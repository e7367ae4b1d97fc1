import { describe, expect, it } from 'vitest'
import { ran, type Run, summaryOf, verdictTexts } from '../testing/runs.ts'
import { namesIn, noRegisters } from '../x86/registers.ts'
import { stepLimit } from './start.ts'

const lines = (...text: readonly string[]) => `f:\n${text.map((line) => ` ${line}`).join('\n')}\n`

const ending = (run: Run) => summaryOf(run).endings.unpatched

describe('a run that goes wrong ends in words', () => {
  it.each([
    [
      'memory that is not there',
      ['mov 0x10, %eax'],
      { kind: 'page', address: 0x10n, access: 'read' },
    ],
    [
      'a store into the text',
      ['mov $f, %eax', 'movb $0x90, (%eax)'],
      { kind: 'page', address: 0xc1020000n, access: 'write', text: true },
    ],
    [
      'a jump to nowhere',
      ['mov $0xdead0000, %eax', 'jmp *%eax'],
      { kind: 'page', address: 0xdead0000n, access: 'execute', text: false, slot: null },
    ],
    ['a division by zero', ['xor %ecx, %ecx', 'div %ecx'], { kind: 'divide', why: 'zero' }],
    [
      'a quotient that does not fit',
      ['mov $5, %edx', 'mov $1, %ecx', 'div %ecx'],
      { kind: 'divide', why: 'overflow' },
    ],
    ['ud2', ['ud2'], { kind: 'undefined', text: 'ud2' }],
    ['a vector instruction', ['movaps %xmm0, %xmm1'], { kind: 'unsupported' }],
    ['hlt with interrupts off', ['cli', 'hlt', 'ret'], { kind: 'halted' }],
    ['no return', ['nop'], { kind: 'end-of-text' }],
  ] as const)('%s', (_, text, expected) => {
    expect(ending({ listing: lines(...text), variant: 'native' })).toMatchObject(expected)
  })

  it('no stack', () => {
    const run: Run = { listing: lines('push %eax', 'ret'), start: { registers: { esp: 0n } } }
    expect(ending(run)).toMatchObject({ kind: 'page', access: 'write' })
  })

  it('a stack that runs out', () => {
    expect(ending({ listing: lines('call f') })).toMatchObject({ kind: 'page', access: 'write' })
  })

  it('an address that is not canonical', () => {
    const listing = lines('movabs $0x123456789abcdef0, %rax', 'mov (%rax), %rbx', 'ret')
    expect(ending({ listing, config: '64', variant: 'native' })).toEqual({
      kind: 'non-canonical',
      address: 0x123456789abcdef0n,
    })
  })

  it('a jump into the middle of an instruction goes on with whatever stands there', () => {
    // b8 90 90 90 c3: mov; from its second byte on nop, nop, nop, ret.
    const listing = lines('jmp 1f+1', '1: mov $0xc3909090, %eax', 'ret')
    expect(ending({ listing })).toEqual({ kind: 'returned' })
  })

  it('an endless loop, after the limit', { timeout: 60_000 }, () => {
    const summary = summaryOf({ listing: 'f: jmp f\n' })
    expect(summary.endings.unpatched).toEqual({ kind: 'limit', limit: stepLimit })
    expect(summary.last).toBe(stepLimit)
  })
})

it('a fault leaves the machine at its line', () => {
  const session = ran({ listing: lines('xor %eax, %eax', 'mov (%eax), %ebx', 'ret') })
  const last = session.window(session.summary().last).moments.at(-1)
  expect(last?.patched).toMatchObject({ ended: true, text: '', line: 3 })
})

it('an endless loop through a site breaks no promise', { timeout: 60_000 }, () => {
  const listing = 'f: inc %ecx\n PVOP_VCALLEE irq_disable\n jmp f\n'
  expect(summaryOf({ listing }).verdicts.map(({ verdict }) => verdict)).toEqual(['kept'])
})

describe('an empty slot', () => {
  const listing = lines('PVOP_CALL get_tsc_khz', 'ret')

  it('is a call to nowhere as compiled, and a trap once patched: the same to everybody', () => {
    for (const rules of ['design', '2.6.30'] as const) {
      const { endings, verdicts } = summaryOf({ listing, variant: 'native', rules })
      expect(endings.unpatched).toMatchObject({
        kind: 'page',
        address: 0n,
        slot: 'pv_time_ops.get_tsc_khz',
      })
      expect(endings.patched).toEqual({ kind: 'undefined', text: 'ud2' })
      expect(verdicts.map(({ verdict }) => verdict)).toEqual(['kept'])
    }
  })
})

describe('a fault that poison leads to', () => {
  it('is told as the use of it', () => {
    const listing = lines('PVOP_VCALL flush_tlb_user', 'mov (%ecx), %eax', 'ret')
    expect(verdictTexts({ listing, variant: 'native' })).toEqual([
      'broken-before-patch: ecx at line 3 by native_flush_tlb',
    ])
  })
})

describe('a start of one’s own', () => {
  const endOf = (run: Run) => {
    const session = ran(run)
    return session.window(session.summary().last).moments.at(-1)?.unpatched
  }

  it('sets registers', () => {
    const run: Run = {
      listing: lines('lea 1(%ecx), %eax', 'ret'),
      start: { registers: { ecx: 41n } },
    }
    expect(endOf(run)?.registers[0]).toBe(42n)
  })

  it('sets flags', () => {
    const run: Run = {
      listing: lines('adc $0, %eax', 'ret'),
      start: { registers: { eax: 1n }, flags: 1 },
    }
    expect(endOf(run)?.registers[0]).toBe(2n)
  })

  it('begins at a label', () => {
    const run: Run = {
      listing: `f: mov $1, %eax\n ret\ng: mov $2, %eax\n ret\n`,
      start: { entry: 'g' },
    }
    expect(endOf(run)?.registers[0]).toBe(2n)
  })
})

describe('whether there is a result', () => {
  const listing = 'f:\n nop\n ret\ng:\n nop\n ret # live: %eax\nh:\n ud2\n'
  const unsaid = (entry: string, config: '32pae' | '64' = '32pae') =>
    namesIn(
      config === '64' ? 'x86-64' : 'x86-32',
      summaryOf({
        listing: config === '64' ? listing.replace('%eax', '%rax') : listing,
        config,
        start: { entry },
      }).unsaid,
    )

  it('nobody says where no comment stands at the line that returned', () => {
    expect(unsaid('f')).toEqual(['eax'])
    expect(unsaid('f', '64')).toEqual(['rax'])
  })

  it('a comment there says, be it that nothing is needed', () => {
    expect(unsaid('g')).toEqual([])
    expect(unsaid('g', '64')).toEqual([])
    expect(summaryOf({ listing: 'f: ret # live:\n' }).unsaid).toBe(noRegisters)
  })

  it('is no question where nothing returned', () => {
    expect(unsaid('h')).toEqual([])
  })
})
