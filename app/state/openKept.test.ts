import { describe, expect, it } from 'vitest'
import { asideKey, bothShelves, openKept, readAside } from './openKept.ts'
import { keptKey, type Shelf, writeKept } from './persist.ts'
import { createAppStore } from './store.ts'

function shelfOf(entries: Record<string, string> = {}): () => Shelf {
  const texts = new Map(Object.entries(entries))
  const shelf: Shelf = {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
  }
  return () => shelf
}

const shut = (): Shelf => {
  throw new DOMException('not allowed', 'SecurityError')
}

function write(shelf: () => Shelf, listing: string) {
  const store = createAppStore()
  store.getState().setListing(listing)
  writeKept(shelf, store.getState())
}

describe('what was kept', () => {
  it('is this tab’s own work, whatever another tab wrote since', () => {
    const [one, other, browser] = [shelfOf(), shelfOf(), shelfOf()]
    write(bothShelves(one, browser), 'of one tab')
    write(bothShelves(other, browser), 'of the other')
    expect(openKept(one, browser).kept?.document.listing).toBe('of one tab')
    expect(openKept(shelfOf(), browser).kept?.document.listing).toBe('of the other')
  })

  it.each([
    ['newer', JSON.stringify({ version: 99, work: 'of tomorrow' })],
    ['damaged', '{"version":1,"document":{"listi'],
    ['damaged', '[]'],
  ])('is set aside and told where it is %s', (problem, text) => {
    const browser = shelfOf({ [keptKey]: text })
    expect(openKept(shelfOf(), browser)).toEqual({ kept: null, problem })
    write(browser, 'new work')
    expect(readAside(browser)).toBe(text)
  })

  it('is nothing at a first visit, and nothing is told', () => {
    const browser = shelfOf()
    expect(openKept(shelfOf(), browser)).toEqual({ kept: null, problem: null })
    expect(browser().getItem(asideKey)).toBeNull()
  })

  it('is told to be nothing where the storage is shut', () => {
    expect(openKept(shut, shut)).toEqual({ kept: null, problem: 'shut' })
  })

  it('is written for all tabs where the tab’s own storage is shut', () => {
    const browser = shelfOf()
    expect(() => write(bothShelves(shut, browser), 'mine')).not.toThrow()
    expect(openKept(shut, browser).kept?.document.listing).toBe('mine')
  })
})
