import { describe, expect, it } from 'vitest'
import { tellIa64 } from '../../ia64/story/told.ts'
import { wholeDocument } from '../documents.ts'
import { noRoom } from './noRoom.ts'

function seen(id: string) {
  const scene = noRoom.scenes.find((each) => each.id === id)
  if (!scene) throw new Error(id)
  const { listing, itaniumRules: rules } = wholeDocument(scene.document)
  const told = tellIa64({ listing, rules, platform: 'xen' })
  const [story] = told.stories
  if (!story) throw new Error('no site')
  return { told, story }
}

describe('what "No room on the stack of registers" claims', () => {
  it('is that the frame has two inputs, three locals and two outputs', () => {
    const { told, story } = seen('window')
    const row = told.rows[story.losses.row]
    expect(row?.names).toEqual({ inputs: 2, locals: 3, outputs: 2 })
    expect(row?.frame).toMatchObject({ sof: 7, sol: 5 })
  })

  it('is that the callee wants one input and three locals, and saves ar.pfs in the first', () => {
    const { story } = seen('accident')
    const picture = story.pictures.find((each) => each.kind === 'accident')
    const moments = picture?.kind === 'accident' ? picture.moments : []
    const inside = moments.find(({ step }) => step === 'alloc')
    expect(inside?.state.names).toMatchObject({ inputs: 1, locals: 3 })
    expect(inside?.contents).toContainEqual({ place: 6, held: 'old-pfs' })
    expect(inside?.lost).toEqual([6])
  })

  it('is that the outputs were there all along: only one of them dies', () => {
    const { story } = seen('accident')
    expect(story.decision.scan?.widened?.changed).toBe(false)
    expect(story.losses.destroyed).toEqual(['r38'])
  })

  it('is that a leaf has no alloc and keeps its site', () => {
    const { story } = seen('leaf')
    expect(story.decision).toMatchObject({ outcome: 'kept', because: 'no-alloc' })
  })

  it('is that one instruction of Xen is enough, and out1 lives', () => {
    const { story } = seen('static')
    expect(story.decision).toMatchObject({ outcome: 'replaced', used: 16 })
    expect(
      story.costs.map(({ convention, instructions }) => [convention, instructions]),
    ).toContainEqual(['inline', 1])
    expect(story.losses.destroyed).toEqual([])
  })
})
