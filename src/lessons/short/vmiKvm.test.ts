import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { costAt, namesOf, outcomeAt, storyAt } from '../seen.ts'
import { vmiKvm } from './vmiKvm.ts'

describe('what "VMI and KVM" claims', () => {
  const at = lessonAt(vmiKvm)

  it('is that the ROM is asked and called, although other hypervisors kept the slow call here', () => {
    const { analysis } = at('rom')
    const { decision, steps } = storyAt(analysis, 0)
    expect(decision.candidates[decision.chosen]?.callee).toBe('rom')
    const asked = steps.map((step) => step.kind === 'check' && step.check.check)
    expect(asked).toContain('rom-answers')
    expect(asked).not.toContain('destroys')
    for (const variant of ['xen', 'lguest'] as const) {
      expect(outcomeAt(at('rom', { variant }).analysis, 0)).toBe('keep')
    }
  })

  it('is that the ROM changes the result and nothing else', () => {
    const { analysis } = at('promise')
    expect(namesOf(analysis, costAt(analysis, 0).filling.reallyDestroyed)).toEqual(['eax'])
    expect(namesOf(analysis, costAt(analysis, 0).results)).toEqual(['eax'])
    const { analysis: silent } = at('rom')
    expect(namesOf(silent, costAt(silent, 0).filling.reallyDestroyed)).toEqual([])
  })

  it('is that KVM does at all four sites what bare hardware does', () => {
    const outcomes = (variant: 'kvm' | 'native') =>
      at('kvm', { variant }).analysis.stories.map(({ decision, site }) => [
        site.op,
        decision.outcome,
        [...decision.edit.after],
      ])
    expect(outcomes('kvm')).toEqual(outcomes('native'))
    expect(outcomes('kvm').map(([, outcome]) => outcome)).toEqual([
      'inline',
      'inline',
      'inline',
      'c-call',
    ])
  })

  it('is that one of the few pointers of KVM waits on slow devices', () => {
    const listing = 'PVOP_VCALL io_delay\n    ret'
    const named = (variant: 'kvm' | 'native') =>
      storyAt(at('kvm', { variant, listing }).analysis, 0).decision.implementation.name
    expect([named('kvm'), named('native')]).toEqual(['kvm_io_delay', 'native_io_delay'])
  })

  it('is that Xen and lguest replace most of the four', () => {
    for (const variant of ['xen', 'lguest'] as const) {
      const { stories } = at('kvm', { variant }).analysis
      const native = at('kvm', { variant: 'native' }).analysis.stories
      const others = stories.filter(
        ({ decision }, index) => decision.outcome !== native[index]?.decision.outcome,
      )
      expect(others.length, variant).toBeGreaterThanOrEqual(2)
    }
  })
})
