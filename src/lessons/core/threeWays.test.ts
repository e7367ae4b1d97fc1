import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { aliveAt, candidateAt, costAt, namesOf, pairsAt, roomAt, storyAt } from '../seen.ts'
import { threeWays } from './threeWays.ts'

describe('what "The three ways to fill it" claims', () => {
  const at = lessonAt(threeWays)
  const { analysis } = at('first-site')
  const allowed = (site: number) => namesOf(analysis, storyAt(analysis, site).site.mayLose.whole)

  it('is that 13 bytes with three pairs promise everything, and Xen needs 8', () => {
    expect([roomAt(analysis, 0), pairsAt(analysis, 0), allowed(0)]).toEqual([13, 3, []])
    const inline = candidateAt(analysis, 0, 'inline')
    expect([inline?.code.length, inline?.clobbers]).toEqual([8, 0])
    expect(storyAt(analysis, 0).after.every(({ mnemonic }) => !/push|pop/.test(mnemonic))).toBe(
      true,
    )
  })

  it('is that the last site allows what C destroys, needs nothing, and has no inline code', () => {
    expect(allowed(2)).toEqual(['eax', 'ecx', 'edx'])
    expect(aliveAt(analysis, 2)).toBe(0)
    expect(candidateAt(analysis, 2, 'inline')).toBeNull()
    expect(candidateAt(analysis, 2, 'c-call')?.code).toHaveLength(5)
  })

  it('is that a C call would destroy ecx in the middle, and a thunk does not', () => {
    expect(allowed(1)).toEqual(['eax', 'edx'])
    expect(namesOf(analysis, costAt(analysis, 1).results)).toEqual(['eax', 'edx'])
    const excess = candidateAt(analysis, 1, 'c-call')?.checks.flatMap((check) =>
      check.check === 'destroys' ? namesOf(analysis, check.excess) : [],
    )
    expect(excess).toEqual(['ecx'])
    const thunk = candidateAt(analysis, 1, 'thunk-call')
    expect([thunk?.callee, thunk?.code.length, roomAt(analysis, 1)]).toEqual(['thunk', 5, 6])
  })

  it('is that bare hardware needs no code in the middle', () => {
    const native = at('switch').solved().analysis
    expect(candidateAt(native, 1, 'identity')?.code).toHaveLength(0)
  })
})
