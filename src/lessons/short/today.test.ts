import { describe, expect, it } from 'vitest'
import { bootedSites } from '../../testing/vectors/kernelVectors.ts'
import { lessonAt } from '../../testing/lessons.ts'
import { namesIn } from '../../x86/registers.ts'
import { callsLeft, outcomeAt, storyAt } from '../seen.ts'
import { today } from './today.ts'

describe('what "A kernel of today" claims', () => {
  const at = lessonAt(today)
  const outcomes = (id: string, variant: 'native' | 'xen') =>
    at(id, { variant }).analysis.stories.map(({ decision }) => decision.outcome)

  it('is that the first pass writes a call, and the second goes over it unless this is a Xen guest', () => {
    const { decision, steps } = storyAt(at('two-passes').analysis, 0)
    const [first, second] = decision.candidates
    expect([first?.pass, first?.kind]).toEqual(['paravirt', 'thunk-call'])
    expect([second?.pass, second?.kind]).toEqual(['alternatives', 'inline'])
    const passes = steps.flatMap((step) => (step.kind === 'pass' ? [step.pass] : []))
    expect(passes).toEqual(['paravirt', 'alternatives'])
    expect(outcomes('two-passes', 'native')).toEqual(['inline', 'inline'])
    expect(outcomes('two-passes', 'xen')).toEqual(['thunk-call', 'thunk-call'])
    for (const { decision: each } of at('two-passes').analysis.stories) {
      const check = each.candidates[1]?.checks[0]
      expect(check?.check === 'feature' && check.name).toBe('xen-pv')
    }
  })

  it('is that no site keeps its slow call, in the kernel that was read', () => {
    for (const { native, xen } of bootedSites()) {
      expect([native.startsWith('ff15'), xen.startsWith('ff15')]).toEqual([false, false])
    }
  })

  it('is that the clobber word is not read: nine registers, and the test of 2009 refused', () => {
    const { analysis } = at('unread')
    const { site, decision } = storyAt(analysis, 0)
    expect(site.mayLose.whole).toBe(0)
    const clobbers = decision.candidates[decision.chosen]?.clobbers
    expect(clobbers && namesIn('x86-64', clobbers)).toHaveLength(9)
    expect(decision.candidates.flatMap(({ checks }) => checks)).toEqual([])
    const listing =
      '771:\n    call *PV_SLOT_write_msr\n772:\n    PV_RECORD PV_TYPE_write_msr, CLBR_NONE\n'
    const before = at('unread', { listing, config: '64', rules: '2.6.30' })
    expect(outcomeAt(before.analysis, 0)).toBe('keep')
  })

  it('is that all three sites are direct calls after boot on Xen', () => {
    const { analysis } = at('retpoline')
    expect(callsLeft(analysis, 'indirect-call')).toBe(0)
    expect(callsLeft(analysis, 'call')).toBe(3)
    const indirect = analysis.program.sections[analysis.program.text]?.rows.filter(
      ({ flow }) => flow === 'indirect-call',
    )
    expect(indirect).toHaveLength(3)
  })

  it('is that line 5 names the operation to be replaced', () => {
    const { listing = '' } = today.scenes.find(({ id }) => id === 'since-6-8')?.document ?? {}
    expect(storyAt(at('since-6-8').analysis, 0).site.line).toBe(5)
    expect(listing.split('\n')[4]).toContain('irq_enable')
  })

  it('is that giving back a lock is inline on Xen too: one byte in memory', () => {
    const { analysis } = at('since-6-8').solved()
    const { decision, after } = storyAt(analysis, 0)
    expect(decision.outcome).toBe('inline')
    expect(after[0]?.text).toMatch(/^movb\s+\$0x0,\(%rdi\)/)
    expect(outcomes('since-6-8', 'xen')).toEqual(['thunk-call'])
  })
})
