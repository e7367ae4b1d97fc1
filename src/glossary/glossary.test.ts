import { describe, expect, it } from 'vitest'
import { misspelt } from '../testing/spelling.ts'
import { medianOf, sentenceLengths, sentencesIn } from '../testing/wording.ts'
import { noRoom } from '../lessons/short/noRoom.ts'
import { termById, terms } from './index.ts'
import { markFirstUses, mentionsIn, termsIn } from './mentions.ts'

/** Years and widths tell what is meant; other figures may be what a lesson asks for. */
const figures = (text: string): readonly string[] =>
  text
    .replace(/\b(?:19|20)\d\d\b|\b(?:32|64)-bit\b|x86-\d\d|ud2/g, '')
    .match(/\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/gi) ?? []

describe('the glossary', () => {
  it('has about forty terms or more, each under an id of its own', () => {
    const ids = terms.map(({ id }) => id)
    expect(ids.length).toBeGreaterThanOrEqual(40)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('gives each form to one term only', () => {
    const forms = terms.flatMap((term) => term.forms.map((form) => form.toLowerCase()))
    expect(forms.filter((form, at) => forms.indexOf(form) !== at)).toEqual([])
  })

  it('is written in short sentences, without a mistake in spelling', () => {
    const meanings = terms.map(({ meaning }) => meaning)
    const lengths = sentenceLengths(meanings)
    expect(lengths.at(-1)).toBeLessThanOrEqual(28)
    expect(medianOf(lengths)).toBeLessThanOrEqual(16)
    expect(misspelt(terms.flatMap(({ name, meaning }) => [name, meaning]))).toEqual([])
  })
})

describe.each(terms)('$name', ({ id, forms, meaning, name }) => {
  it('is recognised by each of its forms, in the middle and at the start of a sentence', () => {
    for (const form of forms) {
      expect(termsIn(`Of (${form}), perhaps.`), form).toEqual([id])
      const capital = form.charAt(0).toUpperCase() + form.slice(1)
      expect(termsIn(`${capital}, then.`), form).toEqual([id])
    }
    expect(termsIn(name)).toContain(id)
  })

  it('is explained in one or two sentences, without a figure that a lesson may ask for', () => {
    expect([1, 2]).toContain(sentencesIn(meaning).length)
    expect(figures(meaning)).toEqual([])
  })

  it('is not explained by itself', () => {
    expect(sentencesIn(meaning)[0]?.toLowerCase().startsWith(name.toLowerCase())).toBe(false)
  })
})

/** Every text in some data. */
const textsIn = (found: unknown): readonly string[] =>
  typeof found === 'string'
    ? [found]
    : typeof found === 'object' && found !== null
      ? Object.values(found).flatMap(textsIn)
      : []

describe('the stack of registers', () => {
  it('is none in memory', () => {
    for (const text of [
      'The register stack slides.',
      'A stack of registers.',
      'Stacked registers.',
    ])
      expect(termsIn(text)).toEqual(['register-stack'])
    const told = noRoom.scenes.flatMap((scene) =>
      textsIn({ ...scene, document: null, focus: null }),
    )
    const all = [noRoom.title, noRoom.summary, ...told]
    expect(all.some((text) => termsIn(text).includes('register-stack'))).toBe(true)
    expect(all.filter((text) => termsIn(text).includes('stack'))).toEqual([])
  })
})

describe('a text', () => {
  it('is cut at the first use of each term', () => {
    expect(markFirstUses(['A thunk, and thunks.', 'The site has a thunk.'])).toEqual([
      [
        { text: 'A ', term: null },
        { text: 'thunk', term: 'thunk' },
        { text: ', and thunks.', term: null },
      ],
      [
        { text: 'The ', term: null },
        { text: 'site', term: 'site' },
        { text: ' has a thunk.', term: null },
      ],
    ])
  })

  it('loses nothing', () => {
    const text = 'Inline code wins.\nA C call destroys ecx; the site promised to keep it.'
    const [pieces = []] = markFirstUses([text])
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    expect(pieces.flatMap(({ term }) => term ?? [])).toEqual([
      'inline-code',
      'c-call',
      'site',
      'promise',
    ])
  })

  it('is read by its longest forms, also over the end of a line', () => {
    expect(termsIn('the call inside the\nsandwich')).toEqual(['inner-call'])
    expect(termsIn('a callee-save site')).toEqual(['callee-save', 'site'])
    expect(termsIn('callee-saved registers')).toEqual(['callee-saved'])
  })

  it('has no terms in names, paths, options and longer words', () => {
    expect(
      mentionsIn('irq_flags, arch/x86/xen, site.length, opposites, pre-site, flags-x'),
    ).toEqual([])
    expect(mentionsIn('no term at all')).toEqual([])
  })

  it('knows terms by their ids, and no others', () => {
    expect(termById('thunk')?.name).toBe('thunk')
    expect(termById('toString')).toBeUndefined()
  })
})
