import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { variantsOffered } from '../state/variants.ts'
import { decodeLink } from '../../src/share/decodeLink.ts'
import { defaultSettings } from '../../src/share/document.ts'
import { encodeLink } from '../../src/share/encodeLink.ts'
import { nameOf } from '../../src/share/shippedTexts.ts'
import { catalogue } from './catalogue.ts'

/** Names of all texts that ever were shipped: links in the world hold them. Lines are added, never removed. */
const names: readonly string[] = [
  'first.dd6a',
  'first.28ca',
  'handwritten.e338',
  'handwritten.29a7',
  'clobbers.6660',
  'clobbers.7a44',
  'flags.4853',
  'flags.ccb1',
  'ptes.01c0',
  'ptes.48a3',
  'records.92a1',
  'records.c57b',
  'mistake.8f06',
  'mistake.9689',
  'generous.a47d',
  'generous.7127',
  'first-64.dd6a',
  'first-64.28ca',
  'disagree.a8cb',
  'disagree.16f6',
  'frame.0054',
  'cpuid.86d1',
  'irqDisable.b3f2',
  'irqRestore.e51e',
  'threadPointer.5cc1',
  'leaveKernel.744d',
  'leaf.f012',
  'twoAllocs.e2eb',
  'shrinkWrapped.c3ff',
  'noBoundary.c6b1',
  'lookAlike.bb2c',
  'fullFrame.7967',
  'costs.dd6a',
  'thunks.ab33',
  'thunks.6faa',
  'eras.e338',
  'eras.dd6a',
  'eras.28ca',
  'eras.d9bf',
  'eras.46a6',
  'callsite.cd89',
  'callsite.73f1',
  'three-ways.58ab',
  'values.58ab',
  'values.73f1',
  'values.8af4',
  'promise.273f',
  'promise.12d2',
  'promise.0066',
  'sandwich.96fa',
  'sandwich.0e0d',
  'sandwich.2a28',
  'sandwich.d741',
  'thunks.2064',
  'record-bytes.ef99',
  'record-bytes.fad0',
  'record-bytes.6659',
  'constants.b9d3',
  'xen-mask.1f86',
  'xen-mask.07c6',
  'xen-mask.1ac0',
  'lguest-store.934b',
  'lguest-store.d080',
  'lguest-store.6d8a',
  'quirk.a507',
  'quirk.6d8c',
  'sixty-four.481f',
  'sixty-four.d0b1',
  'sixty-four.aaa9',
  'vmi-kvm.a507',
  'vmi-kvm.a504',
  'vmi-kvm.d6ab',
  'big-switch.934b',
  'big-switch.72dc',
  'today.ce65',
  'today.d891',
  'today.8f09',
  'today.118f',
]

/** As long as where the page is likely to be put. */
const home = 'https://example.github.io/pvscope/'

describe('the catalogue of shipped texts', () => {
  it('has every text that a link may name, as it was: put a changed one into former.ts', () => {
    expect(names.filter((name) => !catalogue.some((text) => nameOf(text) === name))).toEqual([])
  })

  it('is listed here whole: add the names of new texts', () => {
    expect(catalogue.map(nameOf).filter((name) => !names.includes(name))).toEqual([])
  })

  it('names no two different texts alike', () => {
    const byName = new Map(catalogue.map((text) => [nameOf(text), text.listing]))
    for (const text of catalogue) expect(byName.get(nameOf(text))).toBe(text.listing)
  })
})

describe.each(catalogue)('the shipped text $id', ({ listing }) => {
  const at = (part: Partial<typeof defaultSettings>) =>
    home + encodeLink({ ...defaultSettings, ...part, listing }, catalogue)

  it('has links under 120 characters and a QR code a projector can show', () => {
    for (const variant of variantsOffered) {
      const link = at({ variant, rules: '2.6.30', config: '32nopae', site: 12, step: 10 })
      expect(link.length).toBeLessThan(120)
      expect(encode(link, { ecc: 'L' }).version).toBeLessThanOrEqual(6)
    }
  })

  it('opens from its link', () => {
    const link = decodeLink(encodeLink({ ...defaultSettings, listing }, catalogue), catalogue)
    expect(link).toMatchObject({ ok: true, value: { listing } })
  })

  it('takes less than 700 characters where somebody typed it', () => {
    expect(
      (home + encodeLink({ ...defaultSettings, listing, site: 2, step: 5 })).length,
    ).toBeLessThan(700)
  })
})
