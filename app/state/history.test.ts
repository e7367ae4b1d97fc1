import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepHistory, longestHistory, readHistory, withState, writeState } from './history.ts'
import type { Shelf } from './persist.ts'
import { createAppStore } from './store.ts'

function shelfOf(most = Number.POSITIVE_INFINITY): () => Shelf {
  const texts = new Map<string, string>()
  const shelf: Shelf = {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => {
      if (text.length > most) throw new DOMException('no room', 'QuotaExceededError')
      texts.set(key, text)
    },
  }
  return () => shelf
}

const documentOf = (listing: string) => {
  const store = createAppStore()
  store.getState().setListing(listing)
  return store.getState().document
}

const listings = (shelf: () => Shelf) => readHistory(shelf).map(({ document }) => document.listing)

describe('the history of a listing', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('has a state for every pause in typing, the newest first', () => {
    const shelf = shelfOf()
    const store = createAppStore()
    keepHistory(store, shelf, new EventTarget(), () => 1)
    for (const text of ['n', 'no', 'nop']) store.getState().setListing(text)
    vi.runAllTimers()
    store.getState().setListing('nop; ret')
    vi.runAllTimers()
    expect(listings(shelf)).toEqual(['nop; ret', 'nop'])
  })

  it('has what stood there before a sample took its place, however soon', () => {
    const shelf = shelfOf()
    const store = createAppStore()
    keepHistory(store, shelf, new EventTarget(), () => 1)
    store.getState().setListing('my own work')
    store.getState().openSample('flags')
    expect(listings(shelf)).toContain('my own work')
  })

  it('has what stood there before a text from elsewhere took its place', () => {
    const shelf = shelfOf()
    const store = createAppStore()
    store.getState().setListing('brought back\nby a reload')
    keepHistory(store, shelf, new EventTarget(), () => 1)
    store.getState().setListing('# of a link\nnop')
    vi.runAllTimers()
    expect(listings(shelf)).toEqual(['# of a link\nnop', 'brought back\nby a reload'])
  })

  it('has the last words when the page is left', () => {
    const shelf = shelfOf()
    const store = createAppStore()
    const page = new EventTarget()
    keepHistory(store, shelf, page, () => 1)
    store.getState().setListing('last words')
    page.dispatchEvent(new Event('pagehide'))
    expect(listings(shelf)).toEqual(['last words'])
  })

  it('keeps what another tab wrote meanwhile', () => {
    const shelf = shelfOf()
    writeState(shelf, { at: 1, document: documentOf('of one tab') })
    writeState(shelf, { at: 2, document: documentOf('of the other') })
    writeState(shelf, { at: 3, document: documentOf('of one tab again') })
    expect(listings(shelf)).toEqual(['of one tab again', 'of the other', 'of one tab'])
  })

  it('lets the oldest go where room is short, and says where there is none', () => {
    const text = 'nop\n'.repeat(500)
    const shelf = shelfOf(20_000)
    for (let at = 0; at < 20; at++) writeState(shelf, { at, document: documentOf(`${text}${at}`) })
    expect(listings(shelf)[0]).toBe(`${text}19`)
    expect(listings(shelf).length).toBeGreaterThan(2)
    expect(writeState(shelfOf(10), { at: 1, document: documentOf(text) })).toBe(false)
  })

  it('is never longer than 50 states', () => {
    const past = Array.from({ length: 80 }, (_, at) => ({ at, document: documentOf(`${at}`) }))
    const all = past.reduce<ReturnType<typeof readHistory>>(withState, [])
    expect(all).toHaveLength(longestHistory)
    expect(all[0]?.document.listing).toBe('79')
  })

  it('is read without an exception, whatever the storage holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(
          readHistory(() => ({ getItem: () => text, setItem: () => undefined })),
        ).toBeInstanceOf(Array)
      }),
    )
  })
})
