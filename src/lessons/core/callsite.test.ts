import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { candidateAt, roomAt, storyAt } from '../seen.ts'
import { callsite } from './callsite.ts'

describe('what "What a callsite is" claims', () => {
  const at = lessonAt(callsite)

  it('is that the site has 6 bytes and cli one, fa', () => {
    const { analysis } = at('one-instruction')
    expect(roomAt(analysis, 0)).toBe(6)
    expect([...(candidateAt(analysis, 0, 'inline')?.code ?? [])]).toEqual([0xfa])
    expect(
      storyAt(analysis, 0)
        .after.slice(1)
        .every(({ mnemonic }) => mnemonic === 'nop'),
    ).toBe(true)
  })

  it('is that a direct call takes 5 bytes, and the call that stands there 2 and an address', () => {
    const { analysis } = at('one-instruction', { variant: 'xen' })
    expect(candidateAt(analysis, 0, 'thunk-call')?.code).toHaveLength(5)
    const { before } = storyAt(analysis, 0).decision.edit
    expect([...before.subarray(0, 2)]).toEqual([0xff, 0x15])
    expect(before).toHaveLength(2 + 4)
  })

  it('is that boot writes cli and sti, and no call is left', () => {
    const { analysis } = at('boot')
    expect(analysis.stories.map(({ after }) => after[0]?.mnemonic)).toEqual(['cli', 'sti'])
    expect(analysis.stories.every(({ before }) => before[0]?.mnemonic === 'call')).toBe(true)
  })

  it('is that a function without the second site leaves interrupts off', () => {
    expect(at('write-one').interruptsAtEnd()).toBe(false)
    expect(at('write-one').solved().interruptsAtEnd()).toBe(true)
  })

  it('is that a record holds four things in 8 bytes', () => {
    const { record, address, type, length } = storyAt(at('record').analysis, 0).site
    expect(record).toMatchObject({ address, type, length })
    expect(record?.bytes).toHaveLength(4 + 1 + 1 + 2)
    expect(record?.bytes.slice(4, 6)).toEqual(Uint8Array.of(type, length))
  })
})
