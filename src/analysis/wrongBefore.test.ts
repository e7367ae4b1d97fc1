import { expect, it } from 'vitest'
import type { AnalysisInput } from './analysis.ts'
import { analyze } from './analyze.ts'

/** Outcome of the first site, and the words of the diagnostic where there is one. */
function verdict(listing: string, part: Partial<AnalysisInput>) {
  const input: AnalysisInput = {
    listing,
    config: '64',
    variant: 'native',
    rules: 'design',
    nops: 'p6',
    scan: true,
    framePointer: 'auto',
    ...part,
  }
  const answer = analyze(input)
  if (answer.kind !== 'analysis') throw new Error('refused')
  const { stories, diagnostics } = answer.analysis
  const wrong = diagnostics.find(({ code }) => code === 'patch/wrong-before')
  return { outcome: stories[0]?.decision.outcome, words: wrong?.message ?? null }
}

it('says that a call was wrong before boot, also where boot replaces it', () => {
  const { outcome, words } = verdict('PV_SWAPGS\nret', {})
  expect(outcome).toBe('inline')
  expect(words).toContain('The call that stands here until boot destroys rax and')
})

it('says that a call which stays is wrong', () => {
  const site = `771: call *pv_irq_ops
772: ret
.pushsection .parainstructions,"a"
.balign 4
.long 771b
.byte PV_TYPE_save_fl, 772b-771b
.short CLBR_NONE
.popsection`
  const { outcome, words } = verdict(site, { config: '32pae', variant: 'xen-noplace' })
  expect(outcome).toBe('keep')
  expect(words).toContain('The call that stays here destroys eax and edx')
})

it('has nothing to say of a call that keeps its promise', () => {
  expect(verdict('DISABLE_INTERRUPTS(CLBR_NONE)\nret', {}).words).toBeNull()
})

it('does not blame a record for a kernel that never asks', () => {
  expect(verdict('PV_SWAPGS\nret', { rules: '2.6.30' }).words).toBeNull()
})
