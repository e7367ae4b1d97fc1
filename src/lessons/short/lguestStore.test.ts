import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { bytesOfLine, codeAt, costAt, namesOf, needsAt, roomAt, storyAt } from '../seen.ts'
import { lguestStore } from './lguestStore.ts'

describe('what "lguest and the ten-byte store" claims', () => {
  const at = lessonAt(lguestStore)
  const chosen = (site: number) => {
    const { candidates, chosen: index } = storyAt(at('three-sites').analysis, site).decision
    return candidates[index]
  }

  it('is that the store has 2 + 4 + 4 bytes, the last of them 0', () => {
    const { analysis } = at('make-inline').solved()
    expect(codeAt(analysis, 0, 'inline')).toHaveLength(1)
    const code = storyAt(analysis, 0).decision.edit.after.subarray(0, 10)
    expect([...code.subarray(0, 2), ...code.subarray(6)]).toEqual([0xc7, 0x05, 0, 0, 0, 0])
    expect(needsAt(analysis, 0, 'inline')).toBe(10)
  })

  it('is that two bytes more than Xen are stored there', () => {
    const { analysis } = at('make-inline', { variant: 'xen' })
    expect(needsAt(analysis, 0, 'inline')).toBe(8)
  })

  it('is that reading is one load of eax in 1 + 4 bytes, on bare hardware pushf and pop', () => {
    const [load, ...rest] = codeAt(at('read-back').analysis, 0, 'inline')
    expect(rest).toEqual([])
    expect(load?.text).toMatch(/^mov lguest_data,%eax$/)
    // What the question offers as 6: the same load of another register.
    const other = at('read-back', { listing: '    mov   lguest_data, %ecx\n' }).analysis
    expect(bytesOfLine(other, 1)).toHaveLength(6)
    const native = at('read-back', { variant: 'native' }).analysis
    expect(codeAt(native, 0, 'inline').map(({ mnemonic }) => mnemonic)).toEqual(['pushf', 'pop'])
    expect(needsAt(native, 0, 'inline')).toBe(2)
  })

  it('is that all three sites have 6 bytes, and get code, a thunk and a routine', () => {
    const { analysis } = at('three-sites')
    expect([0, 1, 2].map((site) => roomAt(analysis, site))).toEqual([6, 6, 6])
    expect([0, 1, 2].map((site) => chosen(site)?.callee)).toEqual([null, 'thunk', 'routine'])
    expect(needsAt(analysis, 1, 'inline') - roomAt(analysis, 1)).toBe(4)
    expect(chosen(2)?.clobbers).toBe(0)
  })

  it('is that two values are destroyed by a promise that lguest has no use for', () => {
    const { analysis } = at('make-inline')
    expect(namesOf(analysis, costAt(analysis, 0).destroyed)).toEqual(['ecx', 'edx'])
    expect(namesOf(analysis, storyAt(analysis, 0).site.mayLose.whole)).toHaveLength(3)
    expect(roomAt(at('make-inline').solved().analysis, 0)).toBe(13)
  })
})
