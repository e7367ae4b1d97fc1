import { describe, expect, it } from 'vitest'
import { inputTable } from '../../../src/analysis/inputTable.ts'
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
    let tried = 0
    for (const { id } of backends) {
      for (const turn of turns) {
        for (let count = 0; count < 6; count++) {
          store.getState().setConfig(config)
          store.getState().setBackend(id)
          if (!inputTable(store.getState().document).ok) break
          for (let press = 0; press <= count; press++) performPresent(turn, store)
          expect(inputTable(store.getState().document).ok, `${id} ${turn}`).toBe(true)
          tried++
        }
      }
    }
    expect(tried).toBeGreaterThan(20)
  })

  it('do nothing where there is nothing else', () => {
    const store = opened('64')
    store.getState().setVariant('lguest')
    const refused = store.getState().document
    for (const turn of ['rules-next', 'rules-back']) performPresent(turn, store)
    expect(store.getState().document).toBe(refused)
  })
})
