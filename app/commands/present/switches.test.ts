import { describe, expect, it } from 'vitest'
import { inputTable } from '../../../src/analysis/inputTable.ts'
import type { BackendId } from '../../../src/backends/backend.ts'
import { backends } from '../../../src/backends/index.ts'
import type { ConfigId } from '../../../src/ops/op.ts'
import { createAppStore } from '../../state/store.ts'
import { performPresent } from './index.ts'

const configs: readonly ConfigId[] = ['32pae', '32nopae', '64', '64v61']
const turns = ['backend-next', 'backend-back', 'rules-next', 'rules-back']

const opened = (config: ConfigId) => {
  const store = createAppStore()
  store.getState().setConfig(config)
  return store
}

describe('the keys for machine and rules', () => {
  it.each(configs)('pass over what never existed, from everything that did: %s', (config) => {
    const store = opened(config)
    const existed = () => inputTable(store.getState().document).ok
    const start = (id: BackendId) => {
      store.getState().setConfig(config)
      store.getState().setBackend(id)
    }
    const all = backends.filter(({ id }) => {
      start(id)
      return existed()
    })
    expect(all.length).toBeGreaterThan(2)
    for (const [id, turn] of all.flatMap((each) => turns.map((key) => [each.id, key] as const))) {
      start(id)
      for (let press = 0; press < 6; press++) {
        performPresent(turn, store)
        expect(existed(), `${id} ${turn} ${press}`).toBe(true)
      }
    }
  })

  it('do nothing where there is nothing else', () => {
    const store = opened('64')
    store.getState().setVariant('lguest')
    const refused = store.getState().document
    for (const turn of ['rules-next', 'rules-back']) performPresent(turn, store)
    expect(store.getState().document).toBe(refused)
  })
})
