import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { variants } from '../../src/backends/index.ts'
import { decodeLink } from '../../src/share/decodeLink.ts'
import { defaultSettings } from '../../src/share/document.ts'
import { encodeLink } from '../../src/share/encodeLink.ts'
import { nameOf } from '../../src/share/shippedTexts.ts'
import { lessons } from '../../src/lessons/index.ts'
import { shippedDecks } from '../decks/index.ts'
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
  'rotating.0d27',
  'thunks.ab33',
  'thunks.6faa',
  'eras.d9bf',
  'eras.46a6',
  'frame.9385',
  'cpuid.7171',
  'irqDisable.0aec',
  'irqRestore.8f8c',
  'threadPointer.508f',
  'leaveKernel.8e70',
  'leaf.38c1',
  'twoAllocs.2252',
  'shrinkWrapped.bfdb',
  'noBoundary.ae28',
  'lookAlike.6a81',
  'fullFrame.49f2',
  'rotating.f3a4',
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

it.each(shippedDecks)('every text of the deck $id is in the catalogue', ({ states }) => {
  for (const { document } of states) {
    expect(catalogue.map(({ listing }) => listing)).toContain(document.listing)
  }
})

it.each(lessons)(
  'the lesson $id has short links to every scene, as it came and changed',
  (lesson) => {
    for (const { id, document } of lesson.scenes) {
      expect(`${home}#lesson/${lesson.id}/${id}`.length).toBeLessThan(120)
      const changed = { ...defaultSettings, ...document, variant: 'kvm' as const, site: 0, step: 4 }
      expect((home + encodeLink(changed, catalogue)).length).toBeLessThan(700)
    }
  },
)

describe.each(catalogue)('the shipped text $id', ({ listing }) => {
  const at = (part: Partial<typeof defaultSettings>) =>
    home + encodeLink({ ...defaultSettings, ...part, listing }, catalogue)

  it('has links under 120 characters and a QR code a projector can show', () => {
    for (const variant of variants) {
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
