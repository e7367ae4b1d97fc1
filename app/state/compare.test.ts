import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/analysis/compare.ts'
import { askComparison } from '../worker/connectCompare.ts'
import type { Question } from '../worker/protocol.ts'
import { analysis, input, stories } from '../testing/stories.ts'
import { followShown, selectComparison, selectUncompared } from './compare.ts'
import { createAppStore } from './store.ts'

const comparison = (sites: number): Comparison => ({
  input: input(),
  columns: [],
  sites: Array.from({ length: sites }, (_, index) => ({
    index,
    op: 'pv_irq_ops.irq_disable',
    length: 6,
    line: index + 1,
    foundBy: 'recorded' as const,
    form: 'call' as const,
    mayLose: 0 as Comparison['sites'][number]['mayLose'],
    before: new Uint8Array(6),
  })),
})

const answered = (sites: number) => ({ kind: 'comparison', comparison: comparison(sites) }) as const

const three = stories({ line: 1 }, { line: 2 }, { line: 3 })

const shown = (part: Parameters<typeof input>[0], found = three, broken: string | null = null) =>
  ({ kind: 'analysis', analysis: analysis(input(part), found, broken) }) as const

/** A store with everything that it asks for a comparison. */
function asking() {
  const store = createAppStore()
  const asked: Question[] = []
  store.subscribe((state, before) => askComparison((each) => asked.push(each), state, before))
  return { store, asked }
}

describe('the question for a comparison', () => {
  it('is put only while the panel is open, and once for each text', () => {
    const { store, asked } = asking()
    store.getState().receive(shown({ listing: 'a' }))
    expect(asked).toEqual([])
    store.getState().openCompare()
    expect(asked).toMatchObject([{ ask: 'compare', input: { listing: 'a', rules: 'design' } }])
    store.getState().receive(shown({ listing: 'b' }))
    store.getState().receive(shown({ listing: 'b', rules: '2.6.30' }))
    expect(asked.map((each) => 'input' in each && [each.input.listing, each.input.rules])).toEqual([
      ['a', 'design'],
      ['b', 'design'],
      ['b', '2.6.30'],
    ])
    store.getState().closeCompare()
    store.getState().receive(shown({ listing: 'c' }))
    expect(asked).toHaveLength(3)
  })

  it('is not put anew for another backend, nor for a text that is broken', () => {
    const { store, asked } = asking()
    store.getState().receive(shown({ listing: 'a' }))
    store.getState().openCompare()
    store.getState().receive(shown({ listing: 'a', variant: 'lguest' }))
    store.getState().receive(shown({ listing: 'oops' }, [], 'what is this?'))
    expect(asked).toHaveLength(1)
  })

  it('is put for the machine of the switches where the backend never ran on it', () => {
    const { store, asked } = asking()
    store.getState().receive(shown({ listing: 'a' }))
    store.getState().openCompare()
    store.getState().runOn('lguest', '64')
    const nearest = { variant: 'lguest', config: '32pae' } as const
    const refusal = { variant: 'lguest', lacks: 'config', nearest } as const
    store.getState().receive({ kind: 'refused', backend: 'lguest', refusal })
    expect(asked.at(-1)).toMatchObject({ input: { config: '64', variant: 'native' } })
  })
})

describe('the comparison', () => {
  it('keeps the last answer while the text is broken', () => {
    const store = createAppStore()
    store.getState().receiveComparison(answered(3))
    store.getState().receiveComparison({ kind: 'broken' })
    expect(store.getState().compare.answer?.sites).toHaveLength(3)
  })

  it('is none where the text never assembled for the machine, and says why', () => {
    const store = createAppStore()
    store.getState().receive(shown({ config: '32pae' }))
    store.getState().receiveComparison(answered(3))
    expect(selectComparison(store.getState())?.sites).toHaveLength(3)
    store.getState().receive(shown({ config: '64v61', rules: '6.1' }, three, 'no such operation'))
    store.getState().receiveComparison({ kind: 'broken' })
    expect(selectComparison(store.getState())).toBeNull()
    expect(selectUncompared(store.getState())).toBe('no such operation')
  })

  it('has at most two cells side by side, the newest ones', () => {
    const store = createAppStore()
    const { chooseCell } = store.getState()
    for (const backend of ['native', 'xen', 'kvm'] as const) chooseCell({ site: 0, backend })
    expect(store.getState().compare.chosen.map(({ backend }) => backend)).toEqual(['xen', 'kvm'])
    chooseCell({ site: 0, backend: 'xen' })
    expect(store.getState().compare.chosen.map(({ backend }) => backend)).toEqual(['kvm'])
  })

  it('lets go of cells whose site is gone', () => {
    const store = createAppStore()
    store.getState().chooseCell({ site: 2, backend: 'xen' })
    store.getState().chooseCell({ site: 0, backend: 'xen' })
    store.getState().receiveComparison(answered(1))
    expect(store.getState().compare.chosen).toEqual([{ site: 0, backend: 'xen' }])
  })

  it('leads to a site under another backend, and is left then', () => {
    const store = createAppStore()
    followShown(store)
    store.getState().receive(shown({ listing: 'a' }))
    store.getState().openCompare()
    store.getState().showCell(2, 'lguest')
    store.getState().receive(shown({ listing: 'a', variant: 'lguest' }))
    const { compare, document, playback } = store.getState()
    expect([compare.open, document.variant, playback.place?.site]).toEqual([false, 'lguest', 2])
  })

  it('leads to a site from where there is none: without paravirt', () => {
    const store = createAppStore()
    followShown(store)
    store.getState().receive(shown({ listing: 'a', variant: 'off' }, []))
    store.getState().openCompare()
    store.getState().showCell(1, 'xen')
    store.getState().receive(shown({ listing: 'a', variant: 'xen' }))
    expect(store.getState().playback.place?.site).toBe(1)
  })
})
