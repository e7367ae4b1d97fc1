import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { candidateAt, storyAt } from '../seen.ts'
import { constants } from './constants.ts'

describe('what "Constants" claims', () => {
  const at = lessonAt(constants)

  it('is that the site has 6 bytes and gets nops alone', () => {
    const { analysis } = at('identity')
    expect(storyAt(analysis, 0).site.length).toBe(6)
    expect(candidateAt(analysis, 0, 'identity')?.code).toHaveLength(0)
    const { after } = storyAt(analysis, 0)
    expect(after.every(({ mnemonic }) => mnemonic.startsWith('nop'))).toBe(true)
    expect(storyAt(analysis, 0).decision.implementation.kind).toBe('ident32')
  })

  it('is that the function has 15 bytes before and after boot, and 9 without its site', () => {
    const { analysis } = at('too-late')
    expect(analysis.counts.bytes).toBe(15)
    expect(analysis.patchedText).toHaveLength(15)
    expect(at('too-late', { variant: 'off' }).analysis.counts.bytes).toBe(9)
  })

  it('is that one mov and a ret do the same in 6 bytes', () => {
    const { analysis, run } = at('fold').solved()
    expect([analysis.counts.bytes, analysis.counts.instructions]).toEqual([6, 2])
    expect(run().end.patched.registers[0]).toBe(0x1063n)
    expect(at('fold', { variant: 'off' }).run().end.patched.registers[0]).toBe(0x1063n)
    expect(at('fold').run().end.patched.registers[0]).toBe(0x1063n)
  })
})
