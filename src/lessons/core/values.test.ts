import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { aliveAt, costAt, namesOf, placesAt, storyAt } from '../seen.ts'
import { bytesOfSum, values } from './values.ts'

describe('what "It is not the call" claims', () => {
  const at = lessonAt(values)
  const { analysis } = at('alive')

  it('is which five values are alive, and that eax and ebp hold none', () => {
    expect(namesOf(analysis, costAt(analysis, 0).liveAcross)).toEqual([
      'ecx',
      'edx',
      'ebx',
      'esi',
      'edi',
    ])
  })

  it('is that 7 registers hold values, C leaves ebx, ebp, esi and edi, and one value has no place', () => {
    const { c, none } = costAt(analysis, 0).contract
    expect(none.places).toBe(7)
    expect(namesOf(analysis, c.kept)).toEqual(['ebx', 'ebp', 'esi', 'edi'])
    expect(namesOf(analysis, c.mayDestroy)).toEqual(['eax', 'ecx', 'edx'])
    expect(c.spillsForced).toBe(1)
  })

  it('is that eax and edx were given up and cli takes neither; on 64 bits it is rax alone', () => {
    const here = at('for-nothing').analysis
    const { filling } = costAt(here, 0)
    expect(namesOf(here, filling.givenUpForNothing)).toEqual(['eax', 'edx'])
    expect(filling.reallyDestroyed).toBe(0)
    const listing = 'PVOP_VCALLEE irq_disable\nret\n'
    const wide = at('for-nothing', { config: '64', listing }).analysis
    expect(namesOf(wide, storyAt(wide, 0).site.mayLose.whole)).toEqual(['rax'])
  })

  it('is that four values have four places, and one of them lies in ecx', () => {
    const here = at('find-a-place').analysis
    expect([aliveAt(here, 0), placesAt(here, 0), here.counts.bytes]).toEqual([4, 4, bytesOfSum])
    expect(namesOf(here, costAt(here, 0).destroyed)).toEqual(['ecx'])
  })
})
