import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { costAt, namesOf, outcomeAt, storyAt } from '../seen.ts'
import { bigSwitch } from './bigSwitch.ts'

describe('what "The big switch off" claims', () => {
  const at = lessonAt(bigSwitch)

  it('is that cli takes a byte and no register, and two were given up', () => {
    const { analysis } = at('for-nothing')
    const { filling } = costAt(analysis, 0)
    expect([filling.instructions, filling.bytes]).toEqual([1, 1])
    expect(namesOf(analysis, filling.reallyDestroyed)).toEqual([])
    expect(namesOf(analysis, filling.givenUpForNothing)).toEqual(['eax', 'edx'])
  })

  it('is that nops stand where three registers may be destroyed', () => {
    const { analysis } = at('nops')
    expect(outcomeAt(analysis, 0)).toBe('nop')
    expect(storyAt(analysis, 0).site.length).toBe(6)
    expect(namesOf(analysis, costAt(analysis, 0).filling.givenUpForNothing)).toEqual([
      'eax',
      'ecx',
      'edx',
    ])
  })

  it('is that two values are alive across it, in registers of the caller', () => {
    const { analysis } = at('nops')
    expect(namesOf(analysis, costAt(analysis, 0).liveAcross)).toEqual(['ebx', 'esi'])
  })

  it('is that no site is left without the layer, and the function is nothing but its sum', () => {
    const off = at('off', { variant: 'off' })
    expect(off.analysis.stories).toEqual([])
    const solved = at('off').solved()
    expect(solved.analysis.stories).toEqual([])
    expect([solved.analysis.counts.instructions, solved.analysis.counts.bytes]).toEqual([2, 4])
    expect(solved.run().end.patched.registers[0]).toBe(0x30n + 0x12n)
    expect(off.run().end.patched.registers[0]).toBe(0x30n + 0x12n)
  })
})
