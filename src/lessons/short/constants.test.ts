import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { needsAt, storyAt } from '../seen.ts'
import { constants } from './constants.ts'

describe('what "Constants" claims', () => {
  const at = lessonAt(constants)
  const narrow = { listing: 'PVOP_CALLEE make_pte\n    ret', config: '32pae' } as const

  it('is that the 7 bytes of the site get a mov of 3 and a nop of 4', () => {
    const { analysis } = at('identity')
    const { site, after, decision } = storyAt(analysis, 0)
    expect(site.length).toBe(7)
    expect(after.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^mov %rdi,%rax$/),
      expect.stringMatching(/^nop/),
    ])
    expect(after.map(({ length }) => length)).toEqual([3, 4])
    expect(decision.implementation.kind).toBe('ident64')
  })

  it('is that on 32 bits no code is needed', () => {
    expect(needsAt(at('identity', narrow).analysis, 0, 'identity')).toBe(0)
  })

  it('is that the function has 17 bytes before and after boot, and 13 with the mov alone', () => {
    const { analysis } = at('too-late')
    expect(analysis.counts.bytes).toBe(17)
    expect(analysis.patchedText).toHaveLength(17)
    expect(at('too-late', { variant: 'off' }).analysis.counts.bytes).toBe(13)
  })

  it('is that one mov and a ret do the same in 6 bytes', () => {
    const { analysis, run } = at('fold').solved()
    expect([analysis.counts.bytes, analysis.counts.instructions]).toEqual([6, 2])
    for (const end of [run().end, at('fold').run().end, at('fold', { variant: 'off' }).run().end]) {
      expect(end.patched.registers[0]).toBe(0x1063n)
    }
  })
})
