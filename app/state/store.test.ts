import { describe, expect, it } from 'vitest'
import { samples } from '../samples/index.ts'
import { analysis, input, stories } from '../testing/stories.ts'
import { selectOpening } from './opening.ts'
import {
  selectBackend,
  selectBrokenLine,
  selectInput,
  selectIsStale,
  selectPageState,
  selectSiteFaded,
  selectStaleChip,
  selectStep,
  selectStories,
  selectStory,
} from './selectors.ts'
import { type AppStore, createAppStore } from './store.ts'

const two = stories({ line: 1 }, { line: 2, outcome: 'keep' })

/** What the worker would answer to the store's document now. */
function answer(store: AppStore, found = two, broken: string | null = null) {
  const asked = selectInput(store.getState())
  store.getState().receive({ kind: 'analysis', analysis: analysis(asked, found, broken) })
}

function started(listing = 'one\ntwo'): AppStore {
  const store = createAppStore()
  store.getState().setListing(listing)
  answer(store)
  return store
}

describe('a first visit', () => {
  it('opens the first sample on its first decision', () => {
    const store = createAppStore()
    expect(store.getState().document).toMatchObject({ sample: samples[0].id, variant: 'xen' })
    expect(selectPageState(store.getState())).toBe('starting')
    answer(store)
    expect(selectOpening(store.getState())).toBe(true)
    expect(selectStep(store.getState())?.kind).toBe('choose')
    store.getState().stepThrough()
    expect(selectOpening(store.getState())).toBe(false)
    expect(store.getState().playback.place).toEqual({ site: 0, step: 0 })
  })

  it('begins its story at the first step, whoever asks for the next one', () => {
    for (const begin of ['step', 'play'] as const) {
      const store = createAppStore()
      answer(store)
      store.getState()[begin](1)
      expect(store.getState().playback).toMatchObject({
        place: { site: 0, step: 0 },
        playing: begin === 'play',
      })
      store.getState().step(1)
      expect(store.getState().playback.place).toEqual({ site: 0, step: 1 })
    }
  })
})

describe('stepping', () => {
  it('runs on into the next site, back again, and stops at both ends', () => {
    const store = started()
    store.getState().goToStart()
    store.getState().step(-1)
    expect(store.getState().playback.place).toEqual({ site: 0, step: 0 })
    for (let count = 0; count < 4; count++) store.getState().step(1)
    expect(store.getState().playback.place).toEqual({ site: 1, step: 0 })
    store.getState().step(-1)
    expect(store.getState().playback.place).toEqual({ site: 0, step: 3 })
    store.getState().goToEnd()
    store.getState().step(1)
    expect(store.getState().playback.place).toEqual({ site: 1, step: 3 })
  })

  it('goes from decision to decision', () => {
    const store = started()
    store.getState().goToStart()
    store.getState().decision(1)
    expect(store.getState().playback.place).toEqual({ site: 0, step: 2 })
    store.getState().decision(1)
    expect(store.getState().playback.place).toEqual({ site: 1, step: 2 })
    store.getState().decision(1)
    expect(store.getState().playback.place).toEqual({ site: 1, step: 2 })
    store.getState().decision(-1)
    expect(store.getState().playback.place).toEqual({ site: 0, step: 2 })
  })

  it('does not play on from the end, and pauses when something changes', () => {
    const store = started()
    store.getState().goToEnd()
    store.getState().play()
    expect(store.getState().playback.playing).toBe(false)
    store.getState().goToStart()
    store.getState().play()
    store.getState().setBackend('native')
    expect(store.getState().playback.playing).toBe(false)
  })
})

describe('switching', () => {
  it('goes to the decision and remembers what it was', () => {
    const store = started()
    store.getState().goToSite(1, 3)
    store.getState().setBackend('native')
    answer(store, stories({ line: 1 }, { line: 2, outcome: 'inline' }))
    const { place, was } = store.getState().playback
    expect(place).toEqual({ site: 1, step: 2 })
    expect(was).toMatchObject({ outcome: 'keep', by: { variant: 'xen' } })
    store.getState().setRules('2.6.30')
    answer(store)
    expect(store.getState().playback.was).toMatchObject({
      outcome: 'inline',
      by: { rules: 'design' },
    })
    store.getState().setArch('x86-64')
    answer(store)
    expect(store.getState().playback.was).toBeNull()
    store.getState().step(1)
    expect(store.getState().playback.was).toBeNull()
  })

  it('stays at the step where only the frame pointer was chosen', () => {
    const store = started()
    store.getState().goToSite(1, 1)
    store.getState().setFramePointer('yes')
    answer(store)
    expect(store.getState().playback.place).toEqual({ site: 1, step: 1 })
  })

  it('shows a refused combination and lets the reader out of it', () => {
    const store = started()
    store.getState().runOn('lguest', '64')
    store.getState().receive({
      kind: 'refused',
      backend: 'lguest',
      refusal: {
        variant: 'lguest',
        lacks: 'config',
        nearest: { variant: 'lguest', config: '32pae' },
      },
    })
    expect(selectPageState(store.getState())).toBe('refused')
    expect(selectStories(store.getState())).toEqual([])
    expect(selectStory(store.getState())).toBeNull()
    store.getState().runOn('lguest', '32pae')
    answer(store)
    expect(selectPageState(store.getState())).toBe('story')
    expect(selectBackend(store.getState())).toBe('lguest')
  })

  it('changes an untouched sample to its text for the other width, and an edited one not', () => {
    const store = createAppStore()
    store.getState().setArch('x86-64')
    expect(store.getState().document.listing).toBe(samples[0].listings['x86-64'])
    store.getState().setListing('nop')
    store.getState().setArch('x86-32')
    expect(store.getState().document).toMatchObject({
      listing: 'nop',
      config: '32pae',
      sample: null,
    })
  })

  it('keeps to nop tables that the width has', () => {
    const store = createAppStore()
    store.getState().setNops('k7')
    store.getState().setArch('x86-64')
    expect(store.getState().document.nops).toBe('p6')
  })

  it('starts a newly opened sample at its first decision', () => {
    const store = started()
    store.getState().goToEnd()
    store.getState().openSample('records')
    answer(store)
    expect(store.getState().playback.place).toEqual({ site: 0, step: 2 })
  })
})

describe('broken text', () => {
  it('keeps the last good picture and says which line broke', () => {
    const store = started()
    store.getState().setListing('one\ntwo!')
    answer(store, [], 'no such thing')
    const state = store.getState()
    expect(selectIsStale(state)).toBe(true)
    expect(selectPageState(state)).toBe('story')
    expect(selectBrokenLine(state)).toBe(1)
    expect(state.playback.place).toEqual({ site: 0, step: 2 })
  })

  it('fades only after a while, and only sites whose lines were touched', () => {
    const store = started()
    store.getState().setListing('one\ntwo!')
    answer(store, [], 'no such thing')
    store.getState().setView({ quiet: 'typing' })
    expect(selectStaleChip(store.getState())).toBe(false)
    store.getState().setView({ quiet: 'faded' })
    expect(selectStaleChip(store.getState())).toBe(true)
    expect(selectSiteFaded(store.getState(), 0)).toBe(false)
    expect(selectSiteFaded(store.getState(), 1)).toBe(true)
  })

  it('follows a switch with the last good text while the text stays broken', () => {
    const store = started()
    store.getState().setListing('one\ntwo!')
    answer(store, [], 'no such thing')
    const good = analysis(input({ listing: 'one\ntwo', variant: 'native' }), two)
    store.getState().receive({ kind: 'analysis', analysis: good })
    expect(store.getState().analysis.shown).toBe(good)
    expect(selectIsStale(store.getState())).toBe(true)
  })

  it('says so at once where nothing ever assembled', () => {
    const store = createAppStore()
    store.getState().setListing('!')
    answer(store, [], 'no such thing')
    expect(selectPageState(store.getState())).toBe('errors')
  })

  it('goes back to the text that assembled', () => {
    const store = started()
    store.getState().setListing('!')
    answer(store, [], 'no such thing')
    store.getState().revert()
    expect(store.getState().document.listing).toBe('one\ntwo')
  })
})

describe('nothing to tell', () => {
  it('tells an empty listing from one without sites', () => {
    const store = createAppStore()
    store.getState().setListing('  \n')
    answer(store, [])
    expect(selectPageState(store.getState())).toBe('no-text')
    store.getState().setListing('nop')
    answer(store, [])
    expect(selectPageState(store.getState())).toBe('no-site')
  })

  it('takes foreign line ends out of a text', () => {
    const store = createAppStore()
    store.getState().setListing('nop\r\nret\r\n')
    expect(store.getState().document.listing).toBe('nop\nret\n')
  })
})
