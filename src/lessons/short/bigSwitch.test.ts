import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { costAt, namesOf, outcomeAt, storyAt } from '../seen.ts'
import { bigSwitch } from './bigSwitch.ts'

describe('what "The big switch off" claims', () => {
  const at = lessonAt(bigSwitch)

  it('is that pushf and pop take two bytes and one of the two registers', () => {
    const { analysis } = at('not-used')
    const { filling } = costAt(analysis, 0)
    expect(
      storyAt(analysis, 0)
        .after.map(({ mnemonic }) => mnemonic)
        .slice(0, 2),
    ).toEqual(['pushf', 'pop'])
    expect([filling.instructions, filling.bytes]).toEqual([2, 2])
    expect(namesOf(analysis, filling.reallyDestroyed)).toEqual(['eax'])
    expect(namesOf(analysis, storyAt(analysis, 0).site.mayLose.whole)).toEqual(['eax', 'edx'])
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

  it('is that under Xen it is a C function', () => {
    expect(outcomeAt(at('nops', { variant: 'xen' }).analysis, 0)).toBe('c-call')
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
    const before = off.analysis.counts.instructions
    expect(before - solved.analysis.counts.instructions).toBe(6)
    expect(solved.run().end.patched.registers[0]).toBe(0x30n + 0x12n)
    expect(off.run().end.patched.registers[0]).toBe(0x30n + 0x12n)
  })
})
