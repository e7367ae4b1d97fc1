import { describe, expect, it } from 'vitest'
import type { Deck } from '../../src/share/deck.ts'
import { deckText } from '../../src/share/deck.ts'
import { shelfOf } from '../testing/shelf.ts'
import { keepOwnDeck } from './ownDeck.ts'
import { createAppStore } from './store.ts'

const key = 'pvscope-deck'

/** A browser with tabs that hear what the others write, as browsers tell it: a moment later. */
function browser() {
  const shelf = shelfOf()
  const pages: EventTarget[] = []
  const open = () => {
    const page = new EventTarget()
    const store = createAppStore()
    pages.push(page)
    keepOwnDeck(store, () => shelf, page)
    return { page, store, deck: () => store.getState().deck }
  }
  /** Tells a tab what has been written in others. */
  const tell = (page: EventTarget, changed = key) =>
    page.dispatchEvent(Object.assign(new Event('storage'), { key: changed }))
  return { shelf, open, tell }
}

function deckOf(title: string): Deck {
  const store = createAppStore()
  store.getState().addState(title, null)
  return { title, states: store.getState().deck.own?.states ?? [] }
}

describe('the deck that is made in two tabs', () => {
  it('is one: what one tab writes the other shows', () => {
    const { open, tell } = browser()
    const [one, two] = [open(), open()]
    one.store.getState().setOwnDeck(deckOf('Monday'))
    tell(two.page)
    expect(two.deck().own?.title).toBe('Monday')
    two.store.getState().addState('Second', null)
    tell(one.page)
    expect(one.deck().own?.states).toHaveLength(2)
    expect(one.store.getState().view.notice).toBeNull()
  })

  it('is not overwritten by a tab that had not heard of it, and that is said', () => {
    const { open, shelf } = browser()
    const [one, two] = [open(), open()]
    one.store.getState().setOwnDeck(deckOf('Monday'))
    two.store.getState().setOwnDeck(deckOf('Tuesday'))
    expect(shelf.getItem(key)).toContain('Tuesday')
    expect(two.deck().replaced?.title).toBe('Monday')
    expect(shelf.getItem('pvscope-deck.before')).toContain('Monday')
    expect(two.store.getState().view.notice).toContain('"Monday"')
  })

  it('that only one tab has, because storage was full, is not replaced unsaid', () => {
    const { open, tell, shelf } = browser()
    const [one, two] = [open(), open()]
    const { setItem } = shelf
    shelf.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    two.store.getState().setOwnDeck(deckOf('Tuesday'))
    shelf.setItem = setItem
    one.store.getState().setOwnDeck(deckOf('Monday'))
    tell(two.page)
    expect(two.deck().own?.title).toBe('Monday')
    expect(two.deck().replaced?.title).toBe('Tuesday')
    expect(two.store.getState().view.notice).toContain('"Tuesday"')
  })

  it('that a newer version has written is put aside, and the one here stays', () => {
    const { open, tell, shelf } = browser()
    const one = open()
    one.store.getState().setOwnDeck(deckOf('Monday'))
    const newer = deckText(deckOf('Newer')).replace('"pvscopeDeck": 1', '"pvscopeDeck": 9')
    shelf.setItem(key, newer)
    tell(one.page)
    expect(one.deck().own?.title).toBe('Monday')
    one.store.getState().setOwnDeck(deckOf('Tuesday'))
    expect(shelf.getItem('pvscope-deck.aside')).toBe(newer)
    expect(shelf.getItem(key)).toContain('Tuesday')
  })

  it('is gone in both where one clears it, and can be brought back in both', () => {
    const { open, tell } = browser()
    const [one, two] = [open(), open()]
    one.store.getState().setOwnDeck(deckOf('Monday'))
    tell(two.page)
    one.store.getState().replaceOwnDeck(null)
    tell(two.page)
    tell(two.page, 'pvscope-deck.before')
    expect(two.deck()).toMatchObject({ own: null, replaced: { title: 'Monday' } })
  })
})
