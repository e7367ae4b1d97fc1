import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { candidateAt, namesOf, outcomeAt, pairsAt, roomAt, storyAt } from '../seen.ts'
import { sandwich } from './sandwich.ts'

describe('what "Five bytes, and six more" claims', () => {
  const at = lessonAt(sandwich)

  it('is that the call has 5 bytes, e8 and four, and each of two pairs two, and then of three', () => {
    expect([pairsAt(at('room').analysis, 0), roomAt(at('room').analysis, 0)]).toEqual([2, 9])
    const { analysis } = at('two-sizes')
    expect(roomAt(analysis, 0)).toBe(5 + 6)
    const { site, decision } = storyAt(analysis, 0)
    expect(site.original.length).toBe(1 + 4)
    expect(decision.edit.before[site.original.offset - site.offset]).toBe(0xe8)
    const { pairs } = site.sandwich
    expect(pairs.map(({ push, pop }) => push.length + pop.length)).toEqual([2, 2, 2])
    expect(site.record).toBeNull()
  })

  it("is that the whole may lose nothing, the inside three, and Xen's 8 bytes leave 3", () => {
    const { analysis } = at('two-sizes')
    const { mayLose } = storyAt(analysis, 0).site
    expect([mayLose.whole, namesOf(analysis, mayLose.inner).length]).toEqual([0, 3])
    const inline = candidateAt(analysis, 0, 'inline')
    expect([inline?.code.length, inline?.clobbers, inline?.scope]).toEqual([8, 0, 'whole'])
    expect(candidateAt(analysis, 0, 'inner-call')?.verdict).toBe('would-work')
    expect(roomAt(analysis, 0) - 8).toBe(3)
  })

  it('is that two pairs are found where the third has lost its pop', () => {
    const { analysis } = at('close')
    const { sandwich: found } = storyAt(analysis, 0).site
    expect([pairsAt(analysis, 0), found.end]).toEqual([2, 'no-pair'])
    expect(namesOf(analysis, found.saved)).toEqual(['ecx', 'edx'])
  })

  it('is that a half pop leaves two bytes of four, and two pushes are open after one more', () => {
    const { listing = '' } = sandwich.scenes.find(({ id }) => id === 'close')?.document ?? {}
    /** The stack pointer behind the instruction, where the text is stopped. */
    const pointer = (line: string) => {
      const stopped = listing.replace('    nop\n', `    ${line}\n    ud2\n`)
      return at('close', { listing: stopped }).run().end.patched.registers[4] ?? 0n
    }
    const below = (line: string) => Number(pointer('pop   %eax') - pointer(line))
    expect(below('pop   %ax')).toBe(2)
    expect(below('push  %eax')).toBe(2 * 4)
  })

  it('is that of crossed pops the outer pair alone would match', () => {
    const { analysis } = at('crossed')
    const rows = analysis.program.sections[analysis.program.text]?.rows ?? []
    const named = (mnemonic: string) =>
      rows.filter((row) => row.mnemonic === mnemonic).map(({ text }) => text.replace(/^\w+ /, ''))
    const [pushes, pops] = [named('push'), named('pop').toReversed()]
    expect(pushes.map((register, index) => register === pops[index])).toEqual([true, false, false])
  })

  it('is that crossed pops make no pair at all', () => {
    const { analysis } = at('crossed')
    expect([pairsAt(analysis, 0), storyAt(analysis, 0).site.sandwich.end]).toEqual([0, 'no-pair'])
  })

  it('is that lguest needs 10 bytes and finds 9, and 11 with one pair more', () => {
    const { analysis } = at('lguest')
    expect(candidateAt(analysis, 0, 'inline')?.code).toHaveLength(10)
    expect([roomAt(analysis, 0), outcomeAt(analysis, 0) === 'inline']).toEqual([9, false])
    expect(roomAt(at('lguest').solved().analysis, 0)).toBe(11)
  })
})
