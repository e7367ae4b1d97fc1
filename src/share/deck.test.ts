import { describe, expect, it } from 'vitest'
import { type Deck, type DeckState, decodeDeck, deckFrom, deckText, encodeDeck } from './deck.ts'
import { defaultSettings } from './document.ts'

const state = (part: Partial<DeckState> = {}): DeckState => ({
  document: { ...defaultSettings, listing: 'PVOP_VCALLEE irq_enable\n', site: 0, step: 3 },
  title: 'The site',
  layout: null,
  minutes: 2,
  notes: '',
  ask: false,
  ...part,
})

const deck: Deck = {
  title: 'A lecture',
  states: [
    state(),
    state({ title: 'Ask', ask: true, layout: 'price', notes: 'Wait.\nThen go on.' }),
    state({ document: { ...state().document, variant: 'kvm', rules: '2.6.30', config: '64' } }),
  ],
}

const changed = (change: (file: Record<string, unknown>) => void): string => {
  const file = JSON.parse(deckText(deck)) as Record<string, unknown>
  change(file)
  return JSON.stringify(file)
}

const changedState = (part: Record<string, unknown>): string =>
  changed((file) => {
    const states = file['states'] as Record<string, unknown>[]
    states[1] = { ...states[1], ...part }
  })

describe('a deck', () => {
  it('comes back from its file and from its link as it was', () => {
    expect(deckFrom(deckText(deck))).toEqual({ ok: true, value: deck })
    expect(decodeDeck(encodeDeck(deck))).toEqual({ ok: true, value: deck })
  })

  it('says its listing once for all states that share it', () => {
    const listing = Array.from({ length: 30 }, (_, at) => `mov $${at}, %eax`).join('\n')
    const states = Array.from({ length: 12 }, (_, step) =>
      state({ document: { ...state().document, listing, step } }),
    )
    expect(encodeDeck({ title: '', states }).length).toBeLessThan(1200)
  })

  it.each([
    ['no JSON', 'x', /holds no deck/],
    ['other JSON', '{"a":1}', /holds no deck/],
    ['a newer deck', changed((file) => (file['pvscopeDeck'] = 2)), /newer pvscope \(format 2\)/],
    ['newer documents', changed((file) => (file['format'] = 99)), /newer pvscope \(format 99\)/],
    ['no states', changed((file) => (file['states'] = [])), /has no states/],
    ['states of another kind', changed((file) => (file['states'] = 7)), /"states" cannot be read/],
    ['a wrong number', changedState({ minutes: 'two' }), /"minutes" of state 2 cannot be read/],
    ['a layout unheard of', changedState({ layout: 'wide' }), /"layout" of state 2/],
    ['a title of another kind', changedState({ title: 7 }), /"title" of state 2/],
    ['a broken document', changedState({ document: 'variant=plan9\n' }), /"document" of state 2/],
    ['a document of another kind', changedState({ document: null }), /"document" of state 2/],
  ])('is refused in words: %s', (_, text, words) => {
    const read = deckFrom(text)
    expect(read.ok).toBe(false)
    expect(read.ok ? '' : read.error).toMatch(words)
  })

  it.each(['', 'deck1=', 'deck1=%%%', 'deck1=AAAA', 'deck2=AAAA', encodeDeck(deck).slice(0, -8)])(
    'is refused as a damaged link: %s',
    (text) => expect(decodeDeck(text).ok).toBe(false),
  )
})
