import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fromHex, hex } from '../../base/bytes.ts'
import { analyzeIa64, type Ia64Analysis } from '../analysis.ts'
import type { RuleSetId } from '../patch/decision.ts'
import { patchTypes } from '../patch/types.ts'
import { bundlePicture, underTemplate } from './bundlePicture.ts'
import type { Picture } from './picture.ts'
import { accidentPicture, mailScene } from './stackPictures.ts'
import { storyOf } from './story.ts'

const sample = (id: string): string =>
  readFileSync(join(import.meta.dirname, `../../../app/samples/ia64/${id}.s`), 'utf8')

const analysisOf = (id: string, rules: RuleSetId): Ia64Analysis =>
  analyzeIa64({ listing: sample(id), platform: 'xen', rules })

function pictureOf<Kind extends Picture['kind']>(
  kind: Kind,
  id: string,
  rules: RuleSetId = 'static',
): Extract<Picture, { readonly kind: Kind }> {
  const found = storyOf(analysisOf(id, rules), 0, 'xen').find((picture) => picture.kind === kind)
  if (!found) throw new Error(kind)
  return found as Extract<Picture, { readonly kind: Kind }>
}

describe('the story of a site', () => {
  it('has all ten pictures under the scan, each with its backing', () => {
    const story = storyOf(analysisOf('frame', 'scan'), 0, 'xen')
    expect(story.map(({ kind }) => kind)).toEqual([
      'bundle',
      'stack',
      'accident',
      'scan',
      'accident',
      'convention',
      'stub',
      'records',
      'copy',
      'fit',
      'notes',
    ])
    expect(story.every(({ basis }) => basis.length > 0)).toBe(true)
  })

  it('never calls the stack or the scan checked', () => {
    const story = storyOf(analysisOf('frame', 'scan'), 0, 'xen')
    const models = story.filter(({ kind }) => ['stack', 'accident', 'scan'].includes(kind))
    expect(models.map(({ basis }) => basis)).toEqual([
      'architecture',
      'architecture',
      'model',
      'architecture',
    ])
  })
})

describe('a bundle', () => {
  const nops = bundlePicture(fromHex('00000000010000000002000000000400')!, 0n)

  it('reads the same 41 bits otherwise under another template', () => {
    expect(nops.slots.map(({ text }) => text)).toEqual(['nop.m 0x0', 'nop.i 0x0', 'nop.i 0x0'])
    const branches = underTemplate(nops, 0x16)
    expect(branches.slots.map(({ known }) => known)).toEqual([false, false, false])
    expect(branches.slots.map(({ word }) => word)).toEqual(nops.slots.map(({ word }) => word))
  })

  it('lays its slots end to end behind five bits', () => {
    expect(nops.slots.map(({ bit, width }) => [bit, width])).toEqual([
      [5, 41],
      [46, 41],
      [87, 41],
    ])
  })

  it('with a reserved template has none', () => {
    expect(underTemplate(nops, 0x06)).toMatchObject({ units: null, slots: [] })
  })
})

describe('the accident', () => {
  it('of a C callee loses out1 at its alloc, and b0 and ar.pfs at the call', () => {
    const { moments } = accidentPicture('c')
    const lost = moments.map(({ step, lost: places }) => [step, places])
    expect(lost).toEqual([
      ['before', []],
      ['argument', []],
      ['call', []],
      ['alloc', [6]],
      ['return', [6]],
    ])
    expect(moments.at(-1)?.overwritten).toEqual(['b0', 'ar.pfs'])
    expect(moments.at(-1)?.contents).toContainEqual({ place: 6, held: 'old-pfs' })
  })

  it('does not happen with two outputs named and one more in the frame', () => {
    const roomy = { inputs: 2, locals: 3, outputs: 2, rotating: 0 }
    const modest = { inputs: 2, locals: 1, outputs: 0, rotating: 0 }
    expect(
      accidentPicture('c', { ...mailScene, caller: roomy, callee: modest }).moments.at(-1)?.lost,
    ).toEqual([])
  })

  it('does not happen under the static convention', () => {
    const { moments } = accidentPicture('static')
    expect(moments.every(({ lost, overwritten }) => lost.length + overwritten.length === 0)).toBe(
      true,
    )
    expect(moments.at(-1)?.contents).toEqual([{ place: 6, held: 'later-argument' }])
  })
})

describe('the scan', () => {
  it('shows the one byte that changes when the frame grows', () => {
    const listing = sample('frame').replace('2,3,2,0', '2,3,0,0').replace('mov out1=in1', 'nop.m 0')
    const without = listing.replace('mov out0=r8', 'nop.m 0')
    const analysis = analyzeIa64({ listing: without, platform: 'xen', rules: 'scan' })
    const picture = storyOf(analysis, 0, 'xen').find(({ kind }) => kind === 'scan')
    expect(picture).toMatchObject({
      changed: [2],
      scan: { found: { sof: 5 }, widened: { sof: 6 } },
    })
  })
})

describe('the static convention', () => {
  it('lights just what the site may use', () => {
    const lit = pictureOf('convention', 'cpuid').rows.filter((row) => row.lit)
    expect(lit.map(({ register }) => register).join(' ')).toBe(
      'r2 r3 r8 r9 r10 r11 r14 r15 r16 r17 b6 b7 p6 p7 p8 p9 p10 p11 p12 p13 p14 p15 ar.ccv',
    )
  })
})

describe('the unpatched site', () => {
  it('is known in all five bundles, and touches neither b0 nor a stacked register', () => {
    const { bundles } = pictureOf('stub', 'cpuid')
    expect(bundles.map(({ part }) => part)).toEqual([
      'slot-address',
      'descriptor',
      'entry',
      'jump',
      'restore',
    ])
    const writes = bundles.flatMap((bundle) => bundle.writes)
    expect(
      writes.filter((name) => name === 'b0' || /^r(3[2-9]|[4-9]\d|1\d\d)$/.test(name)),
    ).toEqual([])
  })
})

describe('copying', () => {
  it('tells replacement, nops and flushes apart', () => {
    const copy = pictureOf('copy', 'irqDisable')
    expect(copy.bundles.map(({ filler }) => filler)).toEqual([false, false, true, true, true])
    expect(copy.flushes).toHaveLength(5)
    expect(copy.barriers).toEqual(['sync.i', 'srlz.i'])
    expect(hex(copy.bundles[4]?.after ?? [])).toBe('00000000010000000002000000000400')
  })
})

describe('leaving the site', () => {
  it('shows where the branch would lead without relocation', () => {
    const { leaves, need, room } = pictureOf('fit', 'irqRestore')
    expect([need, room]).toEqual([80, 80])
    expect(leaves?.unrelocated).toBe(0x1000000b0n)
    expect(leaves?.target).not.toBe(leaves?.unrelocated)
  })

  it('is the size of the call where a call was put, and a model then', () => {
    const scanned = storyOf(analysisOf('frame', 'scan'), 0, 'xen').find(
      ({ kind }) => kind === 'fit',
    )
    expect(scanned).toMatchObject({ basis: 'model', need: 32, room: 80, leaves: null })
  })

  it('tells a type without an entry', () => {
    expect(pictureOf('fit', 'threadPointer')).toMatchObject({ need: null, because: 'no-entry' })
  })
})

it('records name their type', () => {
  const { sites } = pictureOf('records', 'leaveKernel')
  expect(
    sites.map(({ kind, type }) => [kind, patchTypes.find((each) => each.number === type)?.name]),
  ).toEqual([['branch', 'BR_LEAVE_KERNEL']])
})
