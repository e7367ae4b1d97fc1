import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { aliveAt, candidateAt, namesOf, outcomeAt, roomAt, storyAt } from '../seen.ts'
import { promise } from './promise.ts'

describe('what "The promise at the site" claims', () => {
  const at = lessonAt(promise)

  it('is that eax, edi and edx are pushed, edi for nothing', () => {
    const { analysis } = at('nothing')
    const { site } = storyAt(analysis, 0)
    expect(namesOf(analysis, site.sandwich.saved)).toEqual(['eax', 'edx', 'edi'])
    expect(site.mayLose.whole).toBe(0)
    expect(analysis.diagnostics.map(({ code }) => code)).toContain('lint/saves-for-nothing')
  })

  it('is that a thunk loses eax and edx', () => {
    const { analysis } = at('nothing', { variant: 'lguest' })
    const thunk = candidateAt(analysis, 0, 'thunk-call')
    expect(thunk?.callee).toBe('thunk')
    expect(thunk && namesOf(analysis, thunk.clobbers)).toEqual(['eax', 'edx'])
  })

  it('is 13 bytes for nothing and 7 for anything, of which one is the segment', () => {
    const { analysis } = at('anything')
    expect([roomAt(analysis, 0), roomAt(analysis, 1)]).toEqual([13, 7])
    expect(storyAt(analysis, 1).decision.edit.before[0]).toBe(0x2e)
    const { analysis: inC } = at('anything', { listing: 'PVOP_VCALLEE irq_disable\nret\n' })
    expect(roomAt(inC, 0)).toBe(6)
  })

  it("is that Xen's 8 bytes fit the first site alone, and its routine destroys nothing", () => {
    const { analysis } = at('room')
    expect(outcomeAt(analysis, 0)).toBe('inline')
    expect(candidateAt(analysis, 1, 'inline')?.code).toHaveLength(8)
    expect(candidateAt(analysis, 1, 'c-call')).toBeNull()
    const call = candidateAt(analysis, 1, 'thunk-call')
    expect([call?.callee, call?.clobbers, call?.code.length]).toEqual(['routine', 0, 5])
  })

  it('is that three values cross the site that lies, and ecx is kept by its promise', () => {
    const { analysis } = at('too-generous')
    expect(aliveAt(analysis, 0)).toBe(3)
    expect(namesOf(analysis, storyAt(analysis, 0).site.mayLose.whole)).toEqual(['eax', 'edx'])
  })
})
