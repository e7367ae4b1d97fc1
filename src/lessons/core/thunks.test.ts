import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { candidateAt, costAt, namesOf, outcomeAt, placesAt, roomAt, storyAt } from '../seen.ts'
import { siteOf2008, thunks } from './thunks.ts'

describe('what "Thunks: who saves, who pays" claims', () => {
  const at = lessonAt(thunks)
  const old = (variant: 'xen' | 'lguest') => at('moved', { listing: siteOf2008, variant }).analysis

  it('is that the site of 2008 had ten bytes, six of them the call', () => {
    const { site } = storyAt(old('lguest'), 0)
    expect([site.length, site.original.length]).toEqual([10, 6])
    expect(namesOf(old('lguest'), site.sandwich.saved)).toEqual(['ecx', 'edx'])
    expect(roomAt(old('xen'), 0) - roomAt(at('moved').analysis, 0)).toBe(4)
  })

  it('is seven, six, five and four places', () => {
    const { analysis } = at('places')
    const places = (['none', 'sandwich', 'calleeSave', 'c'] as const).map((promise) =>
      placesAt(analysis, 0, promise),
    )
    expect(places).toEqual([7, 6, 5, 4])
    expect(placesAt(old('lguest'), 0)).toBe(6)
    expect(costAt(analysis, 0).ownIs).toBe('calleeSave')
  })

  it('is that the thunk keeps ecx and loses eax and edx', () => {
    const { analysis } = at('places')
    const thunk = candidateAt(analysis, 0, 'thunk-call')
    expect(thunk && namesOf(analysis, thunk.clobbers)).toEqual(['eax', 'edx'])
    expect(thunk?.callee).toBe('thunk')
  })

  it('is that 8 and 10 bytes fitted the old site, and neither fits the new one', () => {
    for (const [variant, needs] of [
      ['xen', 8],
      ['lguest', 10],
    ] as const) {
      const { analysis } = at('room', { variant })
      expect(candidateAt(old(variant), 0, 'inline')?.code).toHaveLength(needs)
      expect([outcomeAt(old(variant), 0), outcomeAt(analysis, 0)]).toEqual(['inline', 'thunk-call'])
    }
    expect(candidateAt(at('room').analysis, 0, 'thunk-call')).toMatchObject({
      callee: 'routine',
      clobbers: 0,
    })
  })

  it('is that the call of the mistake destroys edx, a run finds it, and mending ends it', () => {
    const { analysis } = at('mistake')
    expect(namesOf(analysis, storyAt(analysis, 0).site.mayLose.whole)).toEqual(['eax'])
    const { verdicts } = at('mistake').run().summary
    expect(verdicts[0]?.verdict).toBe('broken-before-patch')
    expect(verdicts[0]?.unpatched?.place).toEqual({ kind: 'register', register: 'edx' })
    const mended = at('mend').solved().run().summary.verdicts
    expect(mended.map(({ verdict }) => verdict)).toEqual(['kept', 'kept'])
  })
})
