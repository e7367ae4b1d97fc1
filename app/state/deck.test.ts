import { beforeEach, describe, expect, it } from 'vitest'
import { shippedDeck } from '../decks/index.ts'
import { currentState, ownWork } from './deck.ts'
import { selectIsAsking, selectIsCovered } from './present.ts'
import { deckLink, handoutHashes, presentHash, presentLinkOf } from './presentAddress.ts'
import { followPresent } from './presenter.ts'
import { type AppStore, createAppStore } from './store.ts'

const costs = shippedDeck('costs')
if (!costs) throw new Error('no deck')

/** A tab: its address and its storage outlive a page. */
function tab(hash = '') {
  const kept = new Map<string, string>()
  const page = {
    location: { hash, pathname: '/', search: '' },
    history: {
      replaceState: (_state: unknown, _title: string, url: string) => {
        page.location.hash = url.startsWith('#') ? url : ''
      },
    },
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
    document: new EventTarget(),
    addEventListener: () => undefined,
  }
  return page
}

/** A page opened in it. */
function opened(page: ReturnType<typeof tab>): AppStore {
  const store = createAppStore()
  followPresent(store, page as unknown as Window)
  return store
}

describe('a deck that is played', () => {
  let page: ReturnType<typeof tab>
  let store: AppStore
  beforeEach(() => {
    page = tab()
    store = opened(page)
    store.getState().setListing('nop\n')
    store.getState().openPresent()
    store.getState().playDeck(costs, 'costs', 3)
  })
  const state = () => store.getState()

  it('shows the document and the place of its state', () => {
    expect(currentState(state())?.title).toBe('Xen')
    expect(state().document.listing).toBe(costs.states[3]?.document.listing)
    expect(state().playback.place).toEqual({ site: 0, step: 6 })
  })

  it('is left by an edit or a switch, for a detour that never changes it', () => {
    state().setBackend('kvm')
    expect(state().deck.playing).toMatchObject({ at: 3, detour: true })
    expect(currentState(state())).toBeNull()
    state().endDetour()
    expect(state().document.variant).toBe('xen')
    expect(currentState(state())?.title).toBe('Xen')
    expect(state().deck.playing?.deck).toEqual(costs)
  })

  it('keeps the detour where it was left, to be taken up again there', () => {
    state().setListing('PVOP_VCALLEE irq_enable\n')
    state().endDetour()
    state().goToState(4)
    state().resumeDetour()
    expect(state().deck.playing?.detour).toBe(false)
    state().goToState(3)
    state().resumeDetour()
    expect(state().deck.playing?.detour).toBe(true)
    expect(state().document.listing).toBe('PVOP_VCALLEE irq_enable\n')
  })

  it('comes back after a reload, with the detour and what was parked', () => {
    state().setListing('PVOP_VCALLEE irq_enable\n')
    state().setPresent({ curtain: true })
    const again = opened(page).getState()
    expect(again.present).toMatchObject({ open: true, curtain: true })
    expect(again.deck.playing).toMatchObject({ at: 3, detour: true, id: 'costs' })
    expect(again.document.listing).toBe('PVOP_VCALLEE irq_enable\n')
    again.endDetour()
    expect(ownWork(opened(page).getState()).document.listing).toBe('nop\n')
  })

  it('comes back answered from a detour that began after the answer', () => {
    expect(selectIsAsking(state())).toBe(true)
    state().reveal()
    state().setBackend('kvm')
    expect(selectIsAsking(state())).toBe(false)
    const again = opened(page).getState()
    again.endDetour()
    expect(selectIsAsking(opened(page).getState())).toBe(false)
    state().endDetour()
    expect(selectIsAsking(state())).toBe(false)
    state().goToState(2)
    expect(selectIsAsking(state())).toBe(true)
  })

  it('asks on a detour as long as its question is open, of each machine', () => {
    state().setBackend('kvm')
    expect(selectIsCovered(state())).toBe(true)
    expect(selectIsAsking(opened(page).getState())).toBe(true)
    state().reveal()
    expect(selectIsAsking(state())).toBe(false)
    state().setBackend('vmi')
    expect(selectIsAsking(state())).toBe(true)
    state().endDetour()
    expect(selectIsAsking(state())).toBe(true)
    state().reveal()
    state().resumeDetour()
    expect(selectIsAsking(state())).toBe(false)
    state().endDetour()
    expect(selectIsAsking(state())).toBe(false)
    state().goToState(0)
    state().setBackend('kvm')
    expect(selectIsAsking(state())).toBe(false)
  })

  it('hands out an address that asks as long as the room is asked', () => {
    const asks = (hash: string) => {
      expect(hash).toMatch(/^#/)
      const there = opened(tab(hash)).getState()
      expect(there.present.open).toBe(true)
      return selectIsAsking(there)
    }
    expect(handoutHashes(state())).toEqual(['#deck=costs&at=4&present=dark'])
    state().setBackend('kvm')
    expect(handoutHashes(state()).map(asks)).toEqual([true])
    state().reveal()
    expect(presentLinkOf(handoutHashes(state())[0])).toBeNull()
    const { title, states } = costs
    state().playDeck({ title, states }, null, 3)
    expect(handoutHashes(state()).map(asks)).toEqual([true, true])
    state().goToState(1)
    expect(presentLinkOf(handoutHashes(state())[0])).toBeNull()
    state().setPresent({ curtain: true })
    expect(handoutHashes(state()).map(asks)).toEqual([true, true])
    state().closeDeck()
    expect(handoutHashes(state()).map(asks)).toEqual([true])
  })

  it('gives the reader back what was there before', () => {
    state().setBackend('kvm')
    expect(ownWork(state()).document.listing).toBe('nop\n')
    state().closePresent()
    expect(state().document.listing).toBe('nop\n')
    expect(page.location.hash).toBe('')
    expect(opened(page).getState().present.open).toBe(false)
  })

  it('is another address at every state, and its id is its link', () => {
    expect(page.location.hash).toBe('#deck=costs&at=4&present=dark')
    state().goToState(4)
    expect(presentHash(state())).toBe('#deck=costs&at=5&present=dark')
    expect(presentLinkOf(deckLink(costs, 'costs'))).toMatchObject({ at: 0, deck: { id: 'costs' } })
  })

  it('is in its link as a whole where it did not come with the page', () => {
    const { title, states } = costs
    const link = deckLink({ title, states }, null)
    const store2 = opened(tab(link))
    expect(store2.getState().deck.playing?.deck).toEqual({ title, states })
    expect(store2.getState().deck.playing?.id).toBeNull()
  })

  it('is refused in words where its link is damaged', () => {
    const damaged = opened(tab('#deck1=AAAA&present')).getState()
    expect(damaged.present.open).toBe(false)
    expect(damaged.view.notice).toContain('damaged')
  })
})

it('brings back the deck in whose place another was opened', () => {
  const store = createAppStore()
  store.getState().addState('mine', null)
  store.getState().replaceOwnDeck({ title: 'theirs', states: [] })
  expect(store.getState().deck.replaced?.states).toMatchObject([{ title: 'mine' }])
  store.getState().replaceOwnDeck(store.getState().deck.replaced)
  expect(store.getState().deck.own?.states).toMatchObject([{ title: 'mine' }])
})

it('brings back the state that was deleted last to its place, and into no other deck', () => {
  const store = createAppStore()
  const { addState, removeState, bringBackState, replaceOwnDeck } = store.getState()
  const titles = () => store.getState().deck.own?.states.map(({ title }) => title)
  for (const title of ['one', 'two', 'three']) addState(title, null)
  removeState(1)
  expect(titles()).toEqual(['one', 'three'])
  bringBackState()
  expect(titles()).toEqual(['one', 'two', 'three'])
  bringBackState()
  expect(titles()).toEqual(['one', 'two', 'three'])
  removeState(0)
  replaceOwnDeck({ title: 'theirs', states: [] })
  bringBackState()
  expect(titles()).toEqual([])
})
