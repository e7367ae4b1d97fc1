import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleListings } from '../testing/samples.ts'
import { toBase64url } from './base64url.ts'
import { compress } from './compress.ts'
import { type Deck, decodeDeck, encodeDeck } from './deck.ts'
import { decodeLink } from './decodeLink.ts'
import { defaultSettings } from './document.ts'
import { documentFromFile, documentText } from './documentFile.ts'
import { encodeLink } from './encodeLink.ts'
import type { Catalogue } from './shippedTexts.ts'
import { v4 } from './upgrades/v4.ts'

/** `npm run fuzz` asks for more runs and prints the seed. */
const numRuns = Number(process.env['PVSCOPE_FUZZ_LINKS'] ?? 2500)
const seed = Number(process.env['PVSCOPE_FUZZ_SEED'] ?? 20090130)

/** Processor time, in milliseconds: a link that takes longer has run away. */
const longestRun = 1500

const catalogue: Catalogue = sampleListings().map(({ name, listing }) => ({
  id: name.replaceAll('.', '-'),
  listing,
}))

const documents = catalogue.flatMap(({ listing }, at) => [
  { ...defaultSettings, listing },
  { ...defaultSettings, listing: `${listing}    cpuid\n`, variant: 'kvm' as const, site: at },
])
const deck: Deck = {
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

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  '\u0000\u2028\ud800',
  '%3Cscript%3E',
  '${alert(1)}',
]

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
      fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' })),
      fc.constantFrom(...hostile),
    )
    .map(
      ([start, value, text]) =>
        `#v4=${toBase64url(compress(`${start}${value}\n${text}`, v4.dictionary))}`,
    ),
)

interface Change {
  readonly at: number
  readonly kind: 'cut' | 'change' | 'insert' | 'repeat' | 'version'
  readonly text: string
}

const changes: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom(
    'cut' as const,
    'change' as const,
    'insert' as const,
    'repeat' as const,
    'version' as const,
  ),
  text: fc.oneof(
    fc.constantFrom(...hostile, 'A', '_', '=', '&', '#', '%00', '-'),
    fc.string({ maxLength: 8 }),
  ),
})

function changed(link: string, { at, kind, text }: Change): string {
  const from = Math.floor(at * link.length)
  if (kind === 'cut') return link.slice(0, from)
  if (kind === 'change') return link.slice(0, from) + text + link.slice(from + text.length)
  if (kind === 'insert') return link.slice(0, from) + text + link.slice(from)
  if (kind === 'repeat') return link + link.slice(from)
  return link.replace(/\d+/, String(from))
}

const links = fc
  .oneof(
    { weight: 8, arbitrary: fc.tuple(wholes, fc.array(changes, { maxLength: 4 })) },
    { weight: 1, arbitrary: fc.tuple(fc.string({ unit: 'binary' }), fc.constant([])) },
    { weight: 1, arbitrary: fc.tuple(fc.base64String(), fc.constant([])) },
  )
  .map(([whole, each]) => each.reduce(changed, whole))

/** Sentences for people name only what the link's own form lets through. */
function expectPlain(message: string) {
  expect(message.length).toBeGreaterThan(10)
  expect(message).toMatch(/^[^<>\p{Cc}]+$/u)
}

/** What was read can be shown and shared again. */
function read(link: string): void {
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

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

describe('links that are damaged or hostile', () => {
  it('are answered in words, in time, and never with anything but text', () => {
    fc.assert(
      fc.property(links, (link) => {
        const start = processorTime()
        read(link)
        const took = processorTime() - start
        if (took > longestRun) throw new Error(`took ${Math.round(took)} ms of processor time`)
      }),
      { numRuns, seed },
    )
  }, 7_200_000)

  it('leave objects as they are', () => {
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const text = JSON.stringify({ pvscope: 1, format: 4, listing: 'x', settings: {} }).replace(
        '"settings":{}',
        `"settings":{"${name}":"1"}`,
      )
      const file = documentFromFile(text)
      expect(file.ok ? file.value.listing : file.error.saved?.listing).toBe('x')
    }
  })
})
