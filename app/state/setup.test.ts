import { describe, expect, it } from 'vitest'
import { keptKey, writeKept } from './persist.ts'
import { applySetup } from './setup.ts'
import { createAppStore } from './store.ts'

function kept(store: ReturnType<typeof createAppStore>) {
  const shelf = new Map<string, string>()
  writeKept(
    () => ({
      getItem: (key) => shelf.get(key) ?? null,
      setItem: (key, text) => shelf.set(key, text),
    }),
    store.getState(),
  )
  return (JSON.parse(shelf.get(keptKey) ?? '{}') as { view: Record<string, unknown> }).view
}

describe('the query of the address', () => {
  it('sets the page up for this visit, and what the reader chose is kept', () => {
    const store = createAppStore()
    store.getState().setView({ theme: 'dark' })
    applySetup(store, '?THEME=Light&font=20&nonsense=1')
    expect(store.getState().view).toMatchObject({ theme: 'light', scale: 150 })
    expect(kept(store)).toMatchObject({ theme: 'dark', scale: 100 })
    store.getState().setView({ theme: 'auto' })
    expect(kept(store)).toMatchObject({ theme: 'auto', scale: 100 })
  })

  it.each(['', '?theme=pink', '?font=9999', '?reading'])(
    'changes nothing where it says %s',
    (query) => {
      const store = createAppStore()
      applySetup(store, query)
      expect(store.getState().view).toMatchObject({ theme: 'auto', scale: 100 })
    },
  )
})
