import { describe, expect, it } from 'vitest'
import { analysis, stories } from '../testing/stories.ts'
import { isPassedOver } from './brief.ts'
import { selectInput } from './selectors.ts'
import { createAppStore } from './store.ts'

function started(brief: boolean) {
  const store = createAppStore()
  const found = stories({ line: 1, tried: ['inline', 'nop'] }, { line: 3 })
  store
    .getState()
    .receive({ kind: 'analysis', analysis: analysis(selectInput(store.getState()), found) })
  store.getState().setView({ brief })
  store.getState().goToStart()
  return store
}

function walked(brief: boolean, by: 1 | -1) {
  const store = started(brief)
  if (by === -1) store.getState().goToEnd()
  const places: string[] = []
  for (let guard = 0; guard < 20; guard++) {
    const place = store.getState().playback.place
    const kind = store.getState().analysis.shown?.stories[place?.site ?? 0]?.steps[place?.step ?? 0]
    places.push(`${place?.site} ${kind?.kind}`)
    store.getState().step(by)
    if (store.getState().playback.place === place) break
  }
  return places
}

describe('a short story', () => {
  it('passes over what decides nothing, and never over a decision', () => {
    expect(walked(true, 1).slice(1)).toEqual(['0 choose', '0 done', '1 choose', '1 done'])
  })

  it('goes back over the same steps', () => {
    expect(walked(true, -1)).toEqual(['1 done', '1 choose', '0 done', '0 choose'])
  })

  it('is no story without it', () => {
    expect(walked(false, 1)).toContain('0 check')
  })
})

it('what failed is told in a short story too', () => {
  const check = { check: 'fits', pass: false, needs: 23, room: 6 } as const
  expect(isPassedOver({ site: 0, kind: 'check', candidate: 0, check, last: true })).toBe(false)
})
