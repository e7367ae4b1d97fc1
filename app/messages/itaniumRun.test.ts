import { describe, expect, it } from 'vitest'
import type { Ending, Finding } from '../../src/ia64/run/report.ts'
import { itaniumRun as words } from './itaniumRun.ts'
import { toldText } from './run.ts'

const finding = (part: Partial<Finding>): Finding => ({
  why: 'poison-used',
  register: 'out1 (r38)',
  by: { kind: 'c', name: 'GET_CPUID' },
  line: 12,
  text: 'add r8=r32,r33',
  value: null,
  expected: null,
  ending: null,
  step: 3,
  ...part,
})

const said = (part: Partial<Finding>): string => toldText(words.finding(finding(part)))

describe('what is said of a site that went wrong', () => {
  it('names who destroyed what, and the line that reads it', () => {
    expect(said({})).toBe(
      'The C function GET_CPUID (model) destroyed out1 (r38), which line 12 reads.',
    )
    expect(said({ by: { kind: 'function', name: 'GETREG' }, line: 0 })).toBe(
      'The function GETREG (model) was free to destroy out1 (r38), which "add r8=r32,r33" reads.',
    )
    expect(said({ by: { kind: 'code' }, line: 0, text: '' })).toBe(
      'The code in the site destroyed out1 (r38), which the caller needs.',
    )
  })

  it('tells values where two are compared', () => {
    expect(said({ why: 'result-differs', value: 1n, expected: 2n })).toBe(
      'The result in r8 is another: 0x1, where 0x2 belongs.',
    )
    expect(said({ why: 'promise-broken', value: 1n, expected: 2n })).toContain('0x1')
    expect(said({ why: 'interrupts-differ', value: 0n, expected: 1n })).toBe(
      'Behind the site interrupts are off and should be on.',
    )
  })

  it('tells both endings', () => {
    const is: Ending = { kind: 'beyond-frame', register: 'r35' }
    expect(said({ why: 'ending-differs', ending: { is, expected: { kind: 'returned' } } })).toBe(
      'It stops: it writes to r35, which no alloc has made room for (Illegal Operation); as it should be, it returns to its caller.',
    )
  })

  it.each(['frame-differs', 'events-differ'] as const)('is a sentence: %s', (why) => {
    expect(said({ why })).toMatch(/^[A-Z].*\.$/)
  })
})

const endings: readonly Ending[] = [
  { kind: 'returned' },
  { kind: 'left', to: 'xen_leave_kernel' },
  { kind: 'end-of-text' },
  { kind: 'limit', limit: 500 },
  { kind: 'page', address: 0x10n, access: 'read' },
  { kind: 'no-frame', text: 'alloc r32=ar.pfs,97,0,0' },
  { kind: 'unsupported', text: 'bsw.0' },
  { kind: 'unanswered', text: 'break.m 0x77' },
]

it.each(endings)('says how a machine ends: $kind', (ending) => {
  expect(words.ending('patched', ending)).toMatch(/^patched: it \w+.*\.$/)
  expect(words.isFault(ending)).toBe(ending.kind !== 'returned' && ending.kind !== 'left')
})
