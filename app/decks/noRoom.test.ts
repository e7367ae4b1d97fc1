import { describe, expect, it } from 'vitest'
import type { Picture } from '../../src/ia64/story/picture.ts'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { noRoom } from './noRoom.ts'

function seen(number: number) {
  const document = noRoom.states[number - 1]?.document
  if (!document) throw new Error(`no state ${number}`)
  const { listing, itaniumRules: rules, site, step: at } = document
  const told = tellIa64({ listing, rules, platform: 'xen' })
  const story = told.stories[site ?? -1]
  const step = story?.steps[at ?? -1]
  const picture = story?.pictures[step?.picture ?? -1]
  if (!story || !step || !picture) throw new Error(`state ${number}: no such place`)
  return { told, story, step, picture }
}

function pictureOf<Kind extends Picture['kind']>(number: number, kind: Kind) {
  const { picture, step, story } = seen(number)
  if (picture.kind !== kind) throw new Error(`state ${number}: ${picture.kind}`)
  return { step, story, picture: picture as Extract<Picture, { readonly kind: Kind }> }
}

describe('what "No room on the stack of registers" claims', () => {
  it('has eight states, and none has a text with errors', () => {
    expect(noRoom.states).toHaveLength(8)
    noRoom.states.forEach((_, at) => {
      const errors = seen(at + 1).told.diagnostics.filter(({ severity }) => severity === 'error')
      expect(errors).toEqual([])
    })
  })

  it('is that the site has five bundles', () => {
    expect(pictureOf(1, 'bundle').story.site.length / 16).toBe(5)
  })

  it('is that a frame of seven slides by five, and out0 is r32 then', () => {
    const { picture, step } = pictureOf(2, 'stack')
    const [before, after] = [picture.moments[0], picture.moments[step.moment]]
    expect(before?.state.frame.sof).toBe(7)
    expect(after?.state.base).toBe(5)
    const out0 = before?.registers.find(({ alias }) => alias === 'out0')
    expect(after?.registers[0]?.physical).toBe(out0?.physical)
  })

  it('is that the alloc of the callee lies over out1, and that b0 and ar.pfs are gone', () => {
    for (const number of [3, 4]) {
      const { picture, step } = pictureOf(number, 'accident')
      const moment = picture.moments[step.moment]
      const out1 = picture.moments[0]?.registers.find(({ alias }) => alias === 'out1')
      expect(moment?.lost).toEqual([out1?.place])
      expect(moment?.overwritten).toEqual(['b0', 'ar.pfs'])
    }
  })

  it('is that the alloc is found two bundles back, and that its outputs are enough', () => {
    const { scan } = pictureOf(5, 'scan').picture
    expect(scan.looks).toHaveLength(2)
    expect(scan.widened?.changed).toBe(false)
  })

  it('is that the scan finds nothing in a leaf', () => {
    const { picture, story } = pictureOf(6, 'scan')
    expect(picture.scan.failure).toBe('no-alloc')
    expect(story.decision.outcome).toBe('kept')
  })

  it('is that nothing dies under the static convention', () => {
    const { picture, step } = pictureOf(7, 'accident')
    expect(picture.callee).toBe('static')
    expect(picture.moments[step.moment]).toMatchObject({ lost: [], overwritten: [] })
  })

  it('is that one bundle of five is taken, and forty registers against none', () => {
    const { story, step } = pictureOf(8, 'copy')
    expect(step.decision).toBe(true)
    expect([story.decision.used / 16, story.site.length / 16]).toEqual([1, 5])
    expect(
      story.costs.map(({ convention, mayDestroy }) => [convention, mayDestroy.length]),
    ).toEqual([
      ['c', 40],
      ['static', 23],
      ['inline', 0],
    ])
  })
})
