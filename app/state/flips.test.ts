import { expect, it } from 'vitest'
import { analysis, stories } from '../testing/stories.ts'
import { selectFlips, selectIsComplete, selectUnflipped } from './flips.ts'
import { selectInput } from './selectors.ts'
import { type AppStore, createAppStore } from './store.ts'

function shown(): AppStore {
  const store = createAppStore()
  store.getState().setListing('one\ntwo\nthree')
  const input = selectInput(store.getState())
  const found = stories({ line: 1 }, { line: 2 }, { line: 3 })
  store.getState().receive({ kind: 'analysis', analysis: analysis(input, found, null) })
  return store
}

/** What the engine would answer about a site of what is shown. */
function flipped(store: AppStore, site: number) {
  const input = store.getState().analysis.shown?.input
  if (input) store.getState().receiveFlips(input, { site, op: 'pv_irq_ops.irq_disable', flips: [] })
}

it('asks for the site in view alone while nobody reads the whole', () => {
  const store = shown()
  expect(selectUnflipped(store.getState())).toBe(0)
  flipped(store, 0)
  expect(selectFlips(store.getState())?.site).toBe(0)
  expect(selectUnflipped(store.getState())).toBeNull()
})

it.each([{ page: 'reading' }, { printing: true }] as const)(
  'goes through all sites for a text: %o',
  (view) => {
    const store = shown()
    store.getState().setView(view)
    const asked: number[] = []
    for (let site = selectUnflipped(store.getState()); site !== null;) {
      asked.push(site)
      expect(selectIsComplete(store.getState())).toBe(false)
      flipped(store, site)
      site = selectUnflipped(store.getState())
    }
    expect(asked).toEqual([0, 1, 2])
    expect(selectIsComplete(store.getState())).toBe(true)
    expect(store.getState().analysis.flips).toHaveLength(3)
  },
)

it('gives up waiting where the engine was stopped', () => {
  const store = shown()
  store.getState().setView({ printing: true })
  store.getState().report({ kind: 'stopped', line: null, statement: null })
  expect(selectIsComplete(store.getState())).toBe(true)
})
