import fc from 'fast-check'
import { expect } from 'vitest'
import { deckText } from '../../../src/share/deck.ts'
import { brokenJsonTexts } from '../../../src/testing/broken.ts'
import { deck } from '../../../src/testing/brokenLinks.ts'
import { withState, readHistory, writeState } from '../../state/history.ts'
import { keepLessons, keptText, progressFrom } from '../../state/keepLessons.ts'
import { asideKey, openKept } from '../../state/openKept.ts'
import { keepOwnDeck } from '../../state/ownDeck.ts'
import { documentFrom, keptKey, restore, writeKept } from '../../state/persist.ts'
import { restoreSession, sessionText } from '../../state/presentSession.ts'
import { createAppStore } from '../../state/store.ts'
import { shelfOf } from '../shelf.ts'
import { border } from './border.ts'
import { expectWhole } from './whole.ts'

/** A page with work in every place that storage has for it. */
function worked() {
  const store = createAppStore()
  const state = store.getState()
  state.openSample('flags')
  state.setListing('    cpuid\n    ret\n')
  state.setVariant('kvm')
  state.openLesson('callsite', null)
  state.playDeck(deck, null)
  return store
}

const store = worked()

function textOf(key: string, write: (shelf: ReturnType<typeof shelfOf>) => void): unknown {
  const shelf = shelfOf()
  write(shelf)
  return JSON.parse(shelf.getItem(key) ?? 'null')
}

const { document } = createAppStore().getState()
const lessons = {
  callsite: { at: 'boot', scenes: { boot: { tried: ['a'], answered: true, hints: 2, work: '#' } } },
}

/** Texts as some version of the page, or somebody else, left them; null where nothing stands. */
const left = (whole: unknown): fc.Arbitrary<string | null> =>
  fc.oneof(
    { weight: 9, arbitrary: brokenJsonTexts(fc.constant(whole)) },
    { weight: 1, arbitrary: fc.constant(null) },
  )

const kept = textOf(keptKey, (shelf) => writeKept(() => shelf, store.getState()))

export const keptWork = border({
  id: 'work that a browser kept',
  entries: ['storage'],
  guards: ['app/state/openKept.ts', 'app/state/persist.ts'],
  share: 4,
  inputs: fc.record({ tab: left(kept), browser: left(kept) }),
  enter: (texts) => {
    const [tab, browser] = [texts.tab, texts.browser].map((text) => shelfOf({ [keptKey]: text }))
    if (!tab || !browser) return
    const opened = openKept(
      () => tab,
      () => browser,
    )
    // What cannot be read is not lost.
    if (opened.problem) expect(browser.getItem(asideKey)).toBe(texts.browser)
    const page = createAppStore()
    restore(page, opened.kept)
    expectWhole(page.getState())
  },
})

const past = [{ at: 1, document: JSON.parse(JSON.stringify(document)) as unknown }]

export const keptHistory = border({
  id: 'earlier states that a browser kept',
  entries: ['storage'],
  guards: ['app/state/history.ts'],
  share: 4,
  inputs: left(past),
  enter: (text) => {
    const shelf = shelfOf({ 'pvscope.history': text })
    const states = readHistory(() => shelf)
    for (const state of states) expect(documentFrom(state.document)).not.toBeNull()
    const next = { at: 2, document }
    expect(writeState(() => shelf, next)).toBe(true)
    expect(readHistory(() => shelf).length).toBe(withState(states, next).length)
  },
})

const progress = JSON.parse(keptText(store.getState())) as object

export const keptProgress = border({
  id: 'progress in lessons that a browser or a platform kept',
  entries: ['storage', 'lesson JSON'],
  guards: ['app/state/keepLessons.ts'],
  share: 4,
  inputs: left({ ...progress, lessons }),
  enter: (text) => {
    const page = createAppStore()
    const shelf = shelfOf({ 'pvscope-lessons': text })
    keepLessons(page, () => shelf, new EventTarget())
    const read = page.getState().lesson.progress
    // What was read can be written, and comes back as it was.
    const again = keptText(page.getState())
    page.setState(({ lesson }) => ({ lesson: { ...lesson, progress: {} } }))
    const back = progressFrom(page.getState(), again)
    expect(Object.keys(back)).toEqual(Object.keys(read))
    expectWhole(page.getState())
  },
})

export const keptDecks = border({
  id: 'decks that a browser kept',
  entries: ['storage'],
  guards: ['app/state/ownDeck.ts'],
  share: 3,
  inputs: fc.record({
    own: left(JSON.parse(deckText(deck))),
    before: left(JSON.parse(deckText(deck))),
  }),
  enter: ({ own, before }) => {
    const page = createAppStore()
    const shelf = shelfOf({ 'pvscope-deck': own, 'pvscope-deck.before': before })
    keepOwnDeck(page, () => shelf, new EventTarget())
    const { deck: read } = page.getState()
    if (own !== null && !read.own) expect(shelf.getItem('pvscope-deck.aside')).not.toBeNull()
    const [state] = read.own?.states ?? []
    if (!read.own || !state) return
    page.getState().playDeck(read.own, null)
    expectWhole(page.getState())
  },
})

const session = JSON.parse(sessionText(store.getState(), '#here')) as unknown

export const keptSession = border({
  id: 'a lecture that a tab kept',
  entries: ['storage'],
  guards: ['app/state/presentSession.ts', 'app/state/presenter.ts'],
  share: 3,
  inputs: left(session),
  enter: (text) => {
    const page = createAppStore()
    const shelf = shelfOf({ 'pvscope-present': text })
    restoreSession(page, () => shelf, '#here')
    expectWhole(page.getState())
    page.getState().closeDeck()
    expectWhole(page.getState())
  },
})
