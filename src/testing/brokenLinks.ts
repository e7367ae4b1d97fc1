import fc from 'fast-check'
import { expect } from 'vitest'
import { toBase64url } from '../share/base64url.ts'
import { compress } from '../share/compress.ts'
import { type Deck, decodeDeck, encodeDeck } from '../share/deck.ts'
import { decodeLink } from '../share/decodeLink.ts'
import { defaultSettings } from '../share/document.ts'
import { documentFromFile, documentText } from '../share/documentFile.ts'
import { encodeLink } from '../share/encodeLink.ts'
import type { Catalogue } from '../share/shippedTexts.ts'
import { v4 } from '../share/upgrades/v4.ts'
import { brokenTexts, hostileTexts } from './broken.ts'
import { sampleListings } from './samples.ts'

const catalogue: Catalogue = sampleListings().map(({ name, listing }) => ({
  id: name.replaceAll('.', '-'),
  listing,
}))

/** Documents that are right. */
export const documents = catalogue.flatMap(({ listing }, at) => [
  { ...defaultSettings, listing },
  { ...defaultSettings, listing: `${listing}    cpuid\n`, variant: 'kvm' as const, site: at },
])
export const deck: Deck = {
  title: 'Monday',
  states: documents.slice(0, 3).map((document) => ({
    document,
    title: 'Ask',
    layout: null,
    minutes: 2,
    notes: '',
    ask: true,
  })),
}

/** Links that are right, texts of files, and the same with a hostile header or text. */
const wholes = fc.oneof(
  fc.constantFrom(
    ...documents.map((document) => encodeLink(document)),
    ...documents.map((document) => encodeLink(document, catalogue)),
    encodeDeck(deck).replace(/^/, '#'),
  ),
  fc.constantFrom(...documents.slice(0, 4).map(documentText)),
  fc
    .tuple(
      fc.constantFrom('', 'text=', 'keep=', 'site=', 'registers=', 'entry=', 'a=1&', 'toString='),
      fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' })),
      fc.constantFrom(...hostileTexts),
    )
    .map(
      ([start, value, text]) =>
        `#v4=${toBase64url(compress(`${start}${value}\n${text}`, v4.dictionary))}`,
    ),
)

/** Links and files, damaged and hostile. */
export const brokenLinks = brokenTexts(wholes)

/** Sentences for people name only what the link's own form lets through. */
function expectPlain(message: string) {
  expect(message.length).toBeGreaterThan(10)
  expect(message).toMatch(/^[^<>\p{Cc}]+$/u)
}

/** Reads it as a link, a deck and a file: it is answered in words, and what was read can be shown and shared again. */
export function readLink(link: string): void {
  const found = decodeLink(link, catalogue)
  const document = found.ok ? found.value : found.error.saved
  if (!found.ok) expectPlain(found.error.message)
  if (document) {
    const again = decodeLink(encodeLink(document, catalogue), catalogue)
    expect(again).toEqual({ ok: true, value: document })
    expect(Object.keys(document).toSorted()).toEqual(
      Object.keys({ ...defaultSettings, listing: '' }).toSorted(),
    )
  }
  const shown = decodeDeck(link.replace(/^#/, ''))
  if (!shown.ok) expectPlain(shown.error)
  const file = documentFromFile(link)
  if (!file.ok) expect(file.error.message.length).toBeGreaterThan(10)
}
