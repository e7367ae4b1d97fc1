import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatedListing } from '../testing/generatedListing.ts'
import type { AnalysisInput } from './analysis.ts'
import { analyze, newMemory } from './analyze.ts'

const written = [
  'PVOP_VCALLEE irq_disable',
  'PVOP_CALL read_cr0',
  'DISABLE_INTERRUPTS(CLBR_NONE)',
  'mov %eax, %ebx',
  'push %ecx',
  'call fn_0',
  'jne 1f',
  '1:',
  '.globl here; here:',
  '.balign 16',
  '.set spare, 3',
  '.fill spare, 1, 0x90',
  '# live: %eax',
  '# args: %ecx',
  'PVOP_VCALL set_pte',
  'ENABLE_INTERRUPTS(CLBR_ANY)',
  '.set CLBR_ECX, 0',
  'CLBR_EAX:',
  '.macro nop',
  '.macro cli',
  '.endm',
  '.purgem PV_RECORD',
  '.subsection 1',
  '.data',
  '.text',
  'jmp fn_0',
  '.byte 0x50',
  '.byte 0x66',
  'xbegin fn_0',
  'ret',
  'nonsense',
  '',
] as const

/** One thing that a person does: to one line of the text, or to a switch. */
const edits = fc.oneof(
  fc.record({
    kind: fc.constantFrom('insert', 'replace', 'append' as const),
    at: fc.nat(1000),
    text: fc.constantFrom(...written),
  }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat(1000), text: fc.constant('') }),
  fc.record({
    kind: fc.constant('switch' as const),
    at: fc.nat(1000),
    text: fc.constantFrom('xen', 'native', 'lguest' as const),
  }),
)

type Edit = typeof edits extends fc.Arbitrary<infer One> ? One : never

function edited(input: AnalysisInput, { kind, at, text }: Edit): AnalysisInput {
  if (kind === 'switch') {
    const variant = text === 'native' || text === 'lguest' ? text : 'xen'
    return { ...input, variant, rules: at % 2 === 0 ? 'design' : '2.6.30' }
  }
  const lines = input.listing.split('\n')
  const line = at % lines.length
  const kept = kind === 'append' ? `${lines[line]} ${text === '' ? '# note' : ''}` : text
  lines.splice(line, kind === 'insert' ? 0 : 1, ...(kind === 'delete' ? [] : [kept]))
  return { ...input, listing: lines.join('\n') }
}

const start: AnalysisInput = {
  listing: generatedListing('x86-32', 60),
  config: '32pae',
  variant: 'xen',
  rules: 'design',
  nops: 'p6',
  scan: true,
  framePointer: 'auto',
}

describe('an analysis that remembers the one before', () => {
  it('says the same as one that does not, whatever was edited in between', () => {
    fc.assert(
      fc.property(fc.array(edits, { minLength: 1, maxLength: 12 }), (all) => {
        const memory = newMemory()
        let input = start
        analyze(input, memory)
        for (const edit of all) {
          input = edited(input, edit)
          expect(analyze(input, memory)).toEqual(analyze(input, newMemory()))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('says what the linter finds after it said the rest, and nothing else has changed', () => {
    const listing = 'f:\tDISABLE_INTERRUPTS(CLBR_ANY)\n\tmov %eax, %ebx\n\tret\n'
    const memory = newMemory()
    const first = analyze({ ...start, listing }, memory, false)
    const second = analyze({ ...start, listing }, memory)
    if (first.kind !== 'analysis' || second.kind !== 'analysis') throw new Error('refused')
    const isOfLinter = ({ code }: { readonly code: string }) => code.startsWith('lint/')
    expect(first.analysis.diagnostics.filter(isOfLinter)).toEqual([])
    expect(second.analysis.diagnostics.filter(isOfLinter)).not.toEqual([])
    const { diagnostics } = second.analysis
    expect(first.analysis).toEqual({
      ...second.analysis,
      diagnostics: diagnostics.filter((each) => !isOfLinter(each)),
    })
    expect(second.analysis.stories[0]).toBe(first.analysis.stories[0])
  })

  it('keeps what it told of a site that only moved down the listing', () => {
    const memory = newMemory()
    const first = analyze(start, memory)
    const second = analyze({ ...start, listing: `# a comment\n${start.listing}` }, memory)
    if (first.kind !== 'analysis' || second.kind !== 'analysis') throw new Error('refused')
    const [before, after] = [first.analysis.stories, second.analysis.stories]
    expect(after.length).toBeGreaterThan(0)
    expect(after.map(({ decision }) => decision)).toEqual(before.map(({ decision }) => decision))
    after.forEach(({ decision, site }, index) => {
      expect(decision).toBe(before[index]?.decision)
      expect(site.line).toBe((before[index]?.site.line ?? 0) + 1)
    })
  })
})
