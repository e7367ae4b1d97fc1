import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64url } from './base64url.ts'
import { compress } from './compress.ts'
import { decodeLink } from './decodeLink.ts'
import { defaultSettings } from './document.ts'
import { encodeLink } from './encodeLink.ts'
import { type Catalogue, nameOf } from './shippedTexts.ts'
import { v4 } from './upgrades/v4.ts'

const lines = fc.array(fc.constantFrom('ret', 'nop', '', 'push %eax'), { maxLength: 12 })
const texts = lines.map((each) => each.join('\n'))

const shipped = Array.from({ length: 12 }, (_, at) => `    mov   $${at}, %eax\n`).join('')
const catalogue: Catalogue = [
  { id: 'moves', listing: shipped },
  { id: 'short', listing: '    ret\n' },
]

const linkTo = (listing: string) => encodeLink({ ...defaultSettings, listing }, catalogue)

describe('a link to a shipped text', () => {
  it('brings every text back, whatever the catalogue holds', () => {
    fc.assert(
      fc.property(texts, fc.array(texts), (listing, others) => {
        const known = others.map((each, at) => ({ id: `t${at}`, listing: each }))
        const document = { ...defaultSettings, listing }
        expect(decodeLink(encodeLink(document, known), known)).toEqual({
          ok: true,
          value: document,
        })
      }),
      { numRuns: 500 },
    )
  })

  it('brings a changed text back: a line more, a line less, another line', () => {
    const own = shipped.split('\n')
    for (const changed of [
      own.toSpliced(4, 0, 'nop'),
      own.toSpliced(4, 1),
      own.with(4, 'nop'),
      own.toSpliced(0, 1),
      [...own, ''],
      own.slice(0, -1),
    ]) {
      const listing = changed.join('\n')
      expect(decodeLink(linkTo(listing), catalogue)).toMatchObject({ ok: true, value: { listing } })
      expect(linkTo(listing).length).toBeLessThan(60)
    }
  })

  it('holds all of a text that has little in common with any', () => {
    const listing = '    mov   $0, %eax\n    cpuid\n    cpuid\n    cpuid\n'
    expect(linkTo(listing)).toBe(encodeLink({ ...defaultSettings, listing }))
  })

  it('never takes a changed text for the old one: it says so and shows what it has', () => {
    const now: Catalogue = [{ id: 'moves', listing: 'changed\n' }]
    const link = decodeLink(linkTo(shipped), now)
    expect(link).toMatchObject({
      ok: false,
      error: {
        code: 'unknown-text',
        message: expect.stringContaining(nameOf(catalogue[0] as Catalogue[number])),
        saved: { listing: 'changed\n' },
      },
    })
    const edited = linkTo(`${shipped}    cpuid\n`)
    expect(decodeLink(edited, [])).toMatchObject({ error: { saved: { listing: '    cpuid\n' } } })
    expect(decodeLink(linkTo(shipped), [])).toMatchObject({ error: { saved: null } })
  })

  it.each(['keep=9.9', 'keep=1', 'keep=999999.0', 'keep=x'])('does not guess at %s', (keep) => {
    const text = `text=${nameOf(catalogue[0] as Catalogue[number])}&${keep}\nret\n`
    const link = `#v4=${toBase64url(compress(text, v4.dictionary))}`
    expect(decodeLink(link, catalogue)).toMatchObject({ error: { code: 'unknown-text' } })
  })
})
