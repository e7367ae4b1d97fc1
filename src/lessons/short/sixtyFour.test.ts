import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { conventionOf } from '../../x86/conventions.ts'
import { costAt, namesOf, storyAt } from '../seen.ts'
import { newRegisters, sixtyFour } from './sixtyFour.ts'

describe('what "64 bits: nine registers to lose" claims', () => {
  const at = lessonAt(sixtyFour)
  const contract = (scene: string) => costAt(at(scene).analysis, 0).contract

  it('is that a C call may destroy six for arguments, rax for the result, and r10 and r11', () => {
    const { analysis } = at('nine')
    const lost = namesOf(analysis, storyAt(analysis, 0).site.mayLose.whole)
    expect(lost.toSorted()).toEqual(
      ['rdi', 'rsi', 'rdx', 'rcx', 'r8', 'r9', 'rax', 'r10', 'r11'].toSorted(),
    )
    const three = { config: '32pae', listing: 'PVOP_VCALL flush_tlb_user\n    ret' } as const
    const { analysis: narrow } = at('nine', three)
    expect(namesOf(narrow, storyAt(narrow, 0).site.mayLose.whole)).toHaveLength(3)
  })

  it('is that r12 to r15 are kept of the eight new ones, and five older ones are lost with r8 to r11', () => {
    const { analysis } = at('nine')
    const lost = namesOf(analysis, storyAt(analysis, 0).site.mayLose.whole)
    expect(newRegisters).toHaveLength(8)
    expect(newRegisters.filter((name) => !lost.includes(name))).toEqual([
      'r12',
      'r13',
      'r14',
      'r15',
    ])
    expect(lost.filter((name) => !newRegisters.some((each) => each === name))).toHaveLength(5)
  })

  it('is that six arguments travel in registers, and three on 32 bits', () => {
    expect(conventionOf('x86-64').argumentRegisters).toHaveLength(6)
    expect(conventionOf('x86-32').argumentRegisters).toHaveLength(3)
  })

  it('is that six of fifteen are left by it', () => {
    expect([contract('nine').none.places, contract('nine').c.places]).toEqual([15, 6])
  })

  it('is that the sites before 2009 gave up eight and saved rdi', () => {
    const { analysis } = at('since-2009')
    const lost = namesOf(analysis, contract('since-2009').sandwich.mayDestroy)
    expect(lost).toHaveLength(8)
    expect(lost).not.toContain('rdi')
  })

  it('is that the thunks leave rax alone to be destroyed', () => {
    const { analysis } = at('since-2009')
    expect(namesOf(analysis, storyAt(analysis, 0).site.mayLose.whole)).toEqual(['rax'])
    expect(contract('since-2009').own.places).toBe(14)
  })

  it('is that six arguments are destroyed, and none once the macro is the other one', () => {
    const { analysis } = at('mend')
    expect(namesOf(analysis, costAt(analysis, 0).destroyed)).toHaveLength(6)
    expect(costAt(at('mend').solved().analysis, 0).destroyed).toBe(0)
    const { verdicts } = at('mend').solved().run().summary
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['kept'])
  })

  it('is that only rbx, rbp and r12 to r15 are safe, and belong to the caller', () => {
    const { analysis } = at('mend')
    const { kept } = costAt(analysis, 0).contract.own
    expect(namesOf(analysis, kept).toSorted()).toEqual(
      ['rbx', 'rbp', 'r12', 'r13', 'r14', 'r15'].toSorted(),
    )
  })
})
