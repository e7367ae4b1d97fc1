import { describe, expect, it } from 'vitest'
import { type Run, summaryOf, verdictTexts } from '../testing/runs.ts'
import { sampleListings } from '../testing/samples.ts'

const sample = (wanted: string) =>
  sampleListings().find(({ name }) => name === wanted)?.listing ?? ''

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`

/** A call that every backend answers with a C function, and code after it. */
const afterCall = (...text: readonly string[]) =>
  lines('f:', ' PVOP_VCALL flush_tlb_user', ...text.map((line) => ` ${line}`), ' ret # live:')

const verdictAfter = (...text: readonly string[]) =>
  verdictTexts({ listing: afterCall(...text), variant: 'native' })[0]

describe('a destroyed register', () => {
  it('does no harm where nobody reads it', () => {
    expect(verdictAfter('mov $1, %ecx', 'add %ecx, (%esi)')).toBe('kept')
  })

  it.each([
    ['adds up into memory', ['add %ecx, (%esi)']],
    ['is stored', ['mov %ecx, (%esi)']],
    ['addresses memory', ['mov (%ecx), %eax']],
    ['is compared, and a branch hangs on it', ['cmp $3, %ecx', 'je 1f', '1:']],
    ['is called through', ['call *%ecx']],
    ['is only partly overwritten', ['mov $1, %cl', 'mov %ecx, (%esi)']],
  ])('is found where it %s', (_, text) => {
    const line = text[0] === 'mov $1, %cl' ? 4 : 3
    expect(verdictAfter(...text)).toBe(
      `broken-before-patch: ecx at line ${line} by native_flush_tlb`,
    )
  })

  it.each([
    ['pushed and popped back', ['push %ecx', 'mov $1, %ecx', 'pop %ecx']],
    ['zeroed by the idiom', ['xor %ecx, %ecx', 'mov %ecx, (%esi)']],
    [
      'put aside in a slot of the stack and taken back',
      ['push %eax', 'mov %ecx, (%esp)', 'pop %ecx'],
    ],
    [
      'copied to a register that is overwritten',
      ['mov %ecx, %ebx', 'mov $0, %ebx', 'mov %ebx, (%esi)'],
    ],
    ['added to what is overwritten', ['add %ecx, %eax', 'mov $0, %eax', 'mov %eax, (%esi)']],
    ['masked away', ['and $0, %ecx', 'mov %ecx, (%esi)']],
    ['exchanged out of the way', ['mov $2, %eax', 'xchg %eax, %ecx', 'mov %ecx, (%esi)']],
    ['read by a long nop', ['nopl 0(%ecx)']],
  ])('may be %s', (_, text) => {
    expect(verdictAfter(...text)).toBe('kept')
  })

  it('is told by its first reader, not by the last', () => {
    expect(verdictAfter('mov %ecx, %ebx', 'inc %ebx', 'mov %ebx, (%esi)')).toContain(
      'ecx at line 3',
    )
  })

  it('is found in a register into which a push and a pop carried it', () => {
    expect(verdictAfter('push %edx', 'pop %edi', 'mov %edi, (%esi)')).toContain('edi at line 5')
  })

  it('is found by the caller, where a comment says what he reads', () => {
    const listing = lines('f:', ' PVOP_VCALL flush_tlb_user', ' ret # live: %ecx')
    expect(verdictTexts({ listing })[0]).toMatch(/^broken-before-patch: ecx/)
  })

  it('is no concern of a caller who is promised nothing', () => {
    const listing = lines('f:', ' PVOP_VCALL flush_tlb_user', ' ret')
    expect(verdictTexts({ listing })).toEqual(['kept'])
  })
})

describe('flags after a C function', () => {
  it('are found where a branch reads them', () => {
    expect(verdictAfter('jz 1f', '1:')).toMatch(/^broken-before-patch: flags at line 3/)
  })

  it('are kept apart: a new zero flag is no old carry', () => {
    expect(verdictAfter('incl (%esi)', 'jz 1f', '1:')).toBe('kept')
    expect(verdictAfter('incl (%esi)', 'jc 1f', '1:')).toMatch(
      /^broken-before-patch: flags at line 4/,
    )
  })
})

describe('the stack around a C function', () => {
  it('is gone below the stack pointer', () => {
    expect(verdictAfter('mov -8(%esp), %eax', 'mov %eax, (%esi)')).toMatch(/slot at line 3/)
  })

  it('loses the slots of arguments that were passed there', () => {
    // Four words on x86-32: the last one lies on the stack.
    const listing = lines(
      'f:',
      ' push $7',
      ' PVOP_VCALL write_gdt_entry',
      ' pop %ecx',
      ' mov %ecx, (%esi)',
      ' ret # live:',
    )
    expect(verdictTexts({ listing, variant: 'native' })[0]).toMatch(/^broken-before-patch: /)
  })

  it('keeps what lies above', () => {
    const listing = lines(
      'f:',
      ' push $7',
      ' PVOP_VCALL flush_tlb_user',
      ' pop %ecx',
      ' mov %ecx, (%esi)',
      ' ret # live:',
    )
    expect(verdictTexts({ listing, variant: 'native' })).toEqual(['kept'])
  })
})

describe('results', () => {
  it('of 64 bits keep edx as well', () => {
    const listing = lines(
      'f:',
      ' mov (%esi), %eax',
      ' mov 4(%esi), %edx',
      ' PVOP_CALLEE pte_val',
      ' mov %eax, (%edi)',
      ' mov %edx, 4(%edi)',
      ' ret # live:',
    )
    expect(verdictTexts({ listing, variant: 'xen', rules: '2.6.30' })).toEqual(['kept'])
    expect(verdictTexts({ listing, variant: 'native' })).toEqual(['kept'])
  })

  it('of one word leave edx destroyed', () => {
    const listing = lines(
      'f:',
      ' PVOP_CALL read_cr2',
      ' mov %eax, (%edi)',
      ' mov %edx, 4(%edi)',
      ' ret # live:',
    )
    expect(verdictTexts({ listing, variant: 'lguest' })[0]).toMatch(
      /^broken-before-patch: edx at line 4/,
    )
  })
})

describe('the two switches', () => {
  const mistake: Run = { listing: sample('mistake.32'), variant: 'lguest' }

  it('hide the mistake of 2.6.31 where C functions are polite: why testing alone did not find it', () => {
    expect(verdictTexts(mistake)[0]).toMatch(/^broken-before-patch: edx/)
    expect(verdictTexts({ ...mistake, switches: { polite: true } })).toEqual(['kept', 'kept'])
  })

  const generous: Run = {
    listing: lines('f:', ' DISABLE_INTERRUPTS(CLBR_EDX)', ' mov %edx, (%esi)', ' ret # live:'),
    variant: 'xen',
  }

  it('destroy all that the promise allows, inline code or not', () => {
    expect(verdictTexts(generous)).toEqual(['kept'])
    const all = summaryOf({ ...generous, switches: { everything: true } }).verdicts[0]
    expect(all?.verdict).toBe('broken-before-patch')
    expect(all?.patched).toMatchObject({ place: { register: 'edx' }, line: 3, by: null })
  })
})

describe('a promise', () => {
  it('is broken by a register that comes back changed, read or not', () => {
    const listing = lines(
      'f:',
      '771: call *pv_mmu_ops+28',
      '772: .pushsection .parainstructions,"a"',
      ' .balign 4',
      ' .long 771b',
      ' .byte 57, 772b-771b',
      ' .short CLBR_EAX',
      ' .popsection',
      ' ret # live:',
    )
    const [verdict] = summaryOf({ listing, variant: 'native', rules: 'design' }).verdicts
    expect(verdict?.verdict).toBe('broken-before-patch')
    expect(verdict?.unpatched).toMatchObject({
      why: 'promise-broken',
      place: { kind: 'register', register: 'ecx' },
      by: 'native_flush_tlb',
      value: 0xdead00ccn,
    })
  })

  it('is held to at every way through a loop', () => {
    const listing = lines(
      'f:',
      ' mov $100, %edi',
      '1: DISABLE_INTERRUPTS(CLBR_ANY)',
      ' ENABLE_INTERRUPTS(CLBR_NONE)',
      ' dec %edi',
      ' jnz 1b',
      ' ret # live:',
    )
    const { verdicts } = summaryOf({ listing, variant: 'xen-noplace', rules: '2.6.30' })
    expect(verdicts.map(({ verdict, visits }) => [verdict, visits])).toEqual([
      ['kept', 100],
      ['kept', 100],
    ])
  })

  it('is not asked about where no machine comes', () => {
    const listing = lines('f:', ' ret', ' DISABLE_INTERRUPTS(CLBR_ANY)', ' ret')
    expect(verdictTexts({ listing })).toEqual(['not-reached'])
  })
})
