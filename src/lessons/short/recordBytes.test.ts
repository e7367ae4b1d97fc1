import { describe, expect, it } from 'vitest'
import { lessonAt } from '../../testing/lessons.ts'
import { namesOf, storyAt } from '../seen.ts'
import { recordBytes } from './recordBytes.ts'

describe('what "Reading the record" claims', () => {
  const at = lessonAt(recordBytes)
  const recordOf = (scene: string, site = 0) => {
    const { record } = storyAt(at(scene).analysis, site).site
    if (!record) throw new Error('no record')
    return record
  }

  it('is that a record has 8 bytes, and that its length field is what lies between the labels', () => {
    const { bytes, length } = recordOf('length')
    expect(bytes).toHaveLength(8)
    expect([bytes[5], length]).toEqual([6, 6])
    const { before } = storyAt(at('length').analysis, 0).decision.edit
    expect(before).toHaveLength(2 + 4)
  })

  it('is that the bits 1, 2 and 4 stand for eax, ecx and edx', () => {
    const allowed = ['1', '2', '4', '7'].map((word) => {
      const { listing = '' } = recordBytes.scenes[1]?.document ?? {}
      const { analysis } = at('word', { listing: listing.replace('.short 5', `.short ${word}`) })
      return namesOf(analysis, storyAt(analysis, 0).site.mayLose.whole)
    })
    expect(allowed).toEqual([['eax'], ['ecx'], ['edx'], ['eax', 'ecx', 'edx']])
    expect([...recordOf('word').bytes.subarray(6)]).toEqual([5, 0])
  })

  it('is that boot never sees the call whose record is missing', () => {
    expect(at('write-record').analysis.stories).toHaveLength(1)
    const { analysis } = at('write-record').solved()
    expect(analysis.stories.map(({ site }) => site.type)).toEqual([45, 46])
  })

  it('is that the number of an operation is the place of its pointer', () => {
    const { stories } = at('write-record').solved().analysis
    const slots = stories.map(({ steps }) => {
      const step = steps.find(({ kind }) => kind === 'lookup')
      return step?.kind === 'lookup' ? step.slot : 0n
    })
    expect((slots[1] ?? 0n) - (slots[0] ?? 0n)).toBe(4n)
  })
})
