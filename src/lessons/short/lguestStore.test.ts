import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { codeAt, costAt, namesOf, needsAt, outcomeAt, roomAt, storyAt } from '../seen.ts'
import { lguestStore } from './lguestStore.ts'

describe('what "lguest and the ten-byte store" claims', () => {
  const at = lessonAt(lguestStore)

  it('is that one store of a whole word needs 2 + 4 + 4 bytes', () => {
    const { analysis } = at('ten')
    expect(codeAt(analysis, 0, 'inline')).toHaveLength(1)
    const code = storyAt(analysis, 0).decision.edit.after.subarray(0, 10)
    expect([...code.subarray(6)]).toEqual([0, 0, 0, 0])
    expect([needsAt(analysis, 0, 'inline'), roomAt(analysis, 0)]).toEqual([10, 13])
    expect(needsAt(at('ten', { variant: 'xen' }).analysis, 0, 'inline')).toBe(8)
  })

  it('is that the site of 2008 has 10 bytes, that of 2009 six', () => {
    const { analysis } = at('two-years')
    expect([roomAt(analysis, 0), roomAt(analysis, 1)]).toEqual([10, 6])
    expect(namesOf(analysis, storyAt(analysis, 0).site.sandwich.saved)).toEqual(['ecx', 'edx'])
    expect([outcomeAt(analysis, 0), outcomeAt(analysis, 1)]).toEqual(['inline', 'thunk-call'])
    expect(needsAt(analysis, 1, 'inline') - roomAt(analysis, 1)).toBe(4)
  })

  it('is that two values are destroyed by a promise that lguest has no use for', () => {
    const { analysis } = at('make-inline')
    expect(namesOf(analysis, costAt(analysis, 0).destroyed)).toEqual(['ecx', 'edx'])
    expect(namesOf(analysis, storyAt(analysis, 0).site.mayLose.whole)).toHaveLength(3)
    expect(roomAt(at('make-inline').solved().analysis, 0)).toBe(13)
  })
})
