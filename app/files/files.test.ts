import { describe, expect, it } from 'vitest'
import { deckText } from '../../src/share/deck.ts'
import { documentText } from '../../src/share/documentFile.ts'
import { sharedOf } from '../state/address.ts'
import { createAppStore } from '../state/store.ts'
import { shippedDecks } from '../decks/index.ts'
import { fileKinds } from './index.ts'
import { allEndings, openFile } from './openFile.ts'

async function opened(name: string, ...parts: readonly (string | Uint8Array<ArrayBuffer>)[]) {
  const store = createAppStore()
  await openFile(store, new File([...parts], name))
  const { document, view, deck, playback } = store.getState()
  return { document, notice: view.notice ?? '', dialog: view.dialog, deck, playback }
}

describe('a file that is opened', () => {
  it.each(['mine.s', 'MINE.S', 'mine.asm', 'mine.txt', 'mine'])(
    'is a listing: %s; the switches stay',
    async (name) => {
      const { document, notice } = await opened(name, '\uFEFF    cpuid\r\n    ret\r\n')
      expect(document.listing).toBe('    cpuid\n    ret\n')
      expect(document.variant).toBe('xen')
      expect(notice).toContain(`"${name}" is open`)
    },
  )

  it('is a document with its settings and its place', async () => {
    const made = createAppStore()
    made.getState().setListing('    cpuid\n')
    made.getState().setVariant('kvm')
    made.setState(({ playback }) => ({ playback: { ...playback, place: { site: 1, step: 2 } } }))
    const text = documentText(sharedOf(made.getState()))
    const { document, playback } = await opened('mine.pvscope.json', text)
    expect(document).toEqual(made.getState().document)
    expect(playback.place).toEqual({ site: 1, step: 2 })
  })

  it('is a document with a setting unheard of: its text is shown and the reason said', async () => {
    const text = JSON.stringify({
      pvscope: 1,
      format: 4,
      settings: { variant: 'plan9' },
      listing: ['ret', ''],
    })
    const { document, notice } = await opened('mine.pvscope.json', text)
    expect(document.listing).toBe('ret\n')
    expect(notice).toContain('variant=plan9')
  })

  it('is a deck', async () => {
    const [deck] = shippedDecks
    if (!deck) throw new Error('no deck')
    const read = await opened('x.pvscope-deck.json', deckText(deck))
    expect(read.deck.own?.title).toBe(deck.title)
    expect(read.dialog).toBe('decks')
  })

  it.each([
    ['a picture', 'x.png', '\x89PNG', /"x.png" is no file that pvscope opens/],
    ['bytes under the name of a text', 'x.s', 'ret\0', /no file that pvscope opens/],
    ['bytes further on', 'x.s', `${'ret\n'.repeat(99)}\0`, /holds bytes that no text has/],
    ['too long a text', 'x.s', 'ret\n'.repeat(300_000), /more than 1 MB/],
    ['other JSON', 'x.json', '{}', /holds no document/],
    ['a broken deck', 'x.pvscope-deck.json', '{}', /holds no deck/],
  ])('is refused in words: %s', async (_, name, text, words) => {
    const { document, notice } = await opened(name, text)
    expect(notice).toMatch(words)
    expect(document).toEqual(createAppStore().getState().document)
  })

  it('that cannot be read is told of', async () => {
    const store = createAppStore()
    const gone = new File([], 'gone.s')
    Object.defineProperty(gone, 'text', { value: () => Promise.reject(new Error('gone')) })
    await openFile(store, gone)
    expect(store.getState().view.notice).toContain('could not be read')
  })
})

it('every kind of file has a name of its own and endings for the picker', () => {
  expect(new Set(fileKinds.map(({ id }) => id)).size).toBe(fileKinds.length)
  for (const ending of allEndings()) expect(ending).toMatch(/^\.[\w.-]+$/)
})
