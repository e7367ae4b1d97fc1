import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { analysis, stories } from '../testing/stories.ts'
import { decisionTime, playAlong, stepTime, wasTime } from './player.ts'
import { fadeDelay, messageDelay, watchTyping } from './quiet.ts'
import { selectInput } from './selectors.ts'
import { createAppStore } from './store.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function started() {
  const store = createAppStore()
  playAlong(store)
  watchTyping(store)
  const answer = () => {
    const found = stories({ line: 1 })
    store
      .getState()
      .receive({ kind: 'analysis', analysis: analysis(selectInput(store.getState()), found) })
  }
  answer()
  return { store, answer }
}

describe('playing', () => {
  it('stays longer on a decision, and stops at the end', () => {
    const { store } = started()
    store.getState().goToStart()
    store.getState().play()
    vi.advanceTimersByTime(stepTime * 2)
    expect(store.getState().playback.place?.step).toBe(2)
    vi.advanceTimersByTime(decisionTime - 1)
    expect(store.getState().playback.place?.step).toBe(2)
    vi.advanceTimersByTime(1)
    expect(store.getState().playback).toMatchObject({ place: { step: 3 }, playing: false })
  })

  it('goes at the speed that was chosen', () => {
    const { store } = started()
    store.getState().goToStart()
    store.getState().setSpeed(2)
    store.getState().play()
    vi.advanceTimersByTime(stepTime / 2)
    expect(store.getState().playback.place?.step).toBe(1)
  })
})

describe('what it was before a switch', () => {
  it('is shown for four seconds', () => {
    const { store, answer } = started()
    store.getState().setBackend('kvm')
    answer()
    expect(store.getState().playback.was).not.toBeNull()
    vi.advanceTimersByTime(wasTime)
    expect(store.getState().playback.was).toBeNull()
  })
})

describe('typing', () => {
  it('holds messages back until the keys rest, and the fade a little longer', () => {
    const { store } = started()
    store.getState().setListing('n')
    vi.advanceTimersByTime(messageDelay - 1)
    store.getState().setListing('no')
    vi.advanceTimersByTime(messageDelay - 1)
    expect(store.getState().view.quiet).toBe('typing')
    vi.advanceTimersByTime(1)
    expect(store.getState().view.quiet).toBe('settled')
    vi.advanceTimersByTime(fadeDelay - messageDelay)
    expect(store.getState().view.quiet).toBe('faded')
  })
})
