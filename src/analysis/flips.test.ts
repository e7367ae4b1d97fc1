import { expect, it } from 'vitest'
import type { VariantId } from '../backends/backend.ts'
import type { RuleSetId } from '../patch/eras.ts'
import type { AnalysisInput } from './analysis.ts'
import { allFlips, analyze } from './analyze.ts'

/** A recorded site whose length and clobber word can be written by hand; nops after it give it room. */
const listing = (body: string, length: number, word: number) =>
  `771: ${body}\n.skip 70, 0x90\n.section .parainstructions,"a"
.long 771b\n.byte 45, ${length}\n.short ${word}\n`

const inputFor = (text: string, variant: VariantId, rules: RuleSetId): AnalysisInput => ({
  listing: text,
  config: '32pae',
  variant,
  rules,
  nops: 'p6',
  scan: false,
  framePointer: 'auto',
})

function outcomeOf(input: AnalysisInput): string | undefined {
  const answer = analyze(input)
  return answer.kind === 'analysis' ? answer.analysis.stories[0]?.decision.outcome : 'refused'
}

const none = 'push %eax; push %edi; push %edx; call *%cs:pv_irq_ops+8; pop %edx; pop %edi; pop %eax'
const bits = [1, 2, 4, 0, 0, 0, 0, 8]
const wordOf = (set: number) => bits.reduce((word, bit, at) => word + ((set >> at) & 1) * bit, 0)

const cases = (['native', 'xen', 'xen-noplace', 'lguest', 'vmi'] as const).flatMap((variant) =>
  (['design', '2.6.30'] as const).flatMap((rules) => [
    [variant, rules, none, 13, 0] as const,
    [variant, rules, none, 13, 1] as const,
    [variant, rules, 'call *pv_irq_ops+8', 6, 5] as const,
    [variant, rules, 'call *pv_irq_ops+8', 6, 15] as const,
  ]),
)

it.each(cases)(
  '%s, %s: "%s" of %i bytes and word %i flips as it does when edited by hand',
  (variant, rules, body, length, word) => {
    const input = inputFor(listing(body, length, word), variant, rules)
    const now = outcomeOf(input)
    for (const { change, outcome } of allFlips(input)[0]?.flips ?? []) {
      const edited =
        'length' in change
          ? { ...input, listing: listing(body, change.length, word) }
          : 'clobbers' in change
            ? { ...input, listing: listing(body, length, wordOf(change.clobbers)) }
            : { ...input, ...('backend' in change && { variant: change.backend }) }
      expect([change, outcomeOf(edited)]).toEqual([change, outcome])
      expect(outcome).not.toBe(now)
    }
  },
)

it('loses what a pair saves as soon as its pop is cut off', () => {
  const input = inputFor(listing(none, 13, 0), 'xen-noplace', 'design')
  expect(outcomeOf(input)).toBe('inner-call')
  const [shorter] = allFlips(input)[0]?.flips ?? []
  expect(shorter).toMatchObject({ change: { length: 12 }, outcome: 'keep' })
})
