import { beforeAll, describe, expect, it } from 'vitest'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { linkOf } from '../state/address.ts'
import { selectItaniumInput } from '../state/itanium.ts'
import { createAppStore } from '../state/store.ts'
import { figurePlace, goToStep, moveSteps } from './figure.ts'
import { itaniumPart, neededFor } from './itaniumPart.ts'

/** A figure of a text for Itanium, answered as the worker answers it. */
function itanium() {
  const store = createAppStore()
  store.getState().setCpu('ia64')
  const input = selectItaniumInput(store.getState())
  if (input) store.getState().receiveItanium(tellIa64(input))
  return store
}

describe('a figure of Itanium', () => {
  beforeAll(async () => {
    expect(neededFor(linkOf(createAppStore().getState()))).toBeNull()
    expect(itaniumPart()).toBeNull()
    const link = linkOf(itanium().getState())
    await neededFor(link)
    expect(itaniumPart()).not.toBeNull()
    expect(neededFor(link)).toBeNull()
  })

  it('goes to the steps that it says it has', () => {
    const store = itanium()
    const total = figurePlace(store.getState())?.total ?? 0
    expect(total).toBeGreaterThan(2)
    expect(goToStep(store, { to: total, site: null })).toBeNull()
    expect(figurePlace(store.getState())).toMatchObject({ site: 1, step: total })
    expect(moveSteps(store, -2)).toBeNull()
    expect(figurePlace(store.getState())).toMatchObject({ site: 1, step: total - 2 })
  })

  it('says what it does not have', () => {
    const store = itanium()
    const { sites = 0, total = 0 } = figurePlace(store.getState()) ?? {}
    expect(goToStep(store, { to: Number(total) + 1, site: 1 })?.code).toBe('out-of-range')
    expect(goToStep(store, { to: 1, site: sites + 1 })?.message).toContain(`1 to ${sites}`)
  })

  it('that never existed has nothing to step through', () => {
    const store = itanium()
    store.getState().setBackend('lguest')
    expect(goToStep(store, { to: 1, site: null })?.code).toBe('no-story')
    expect(moveSteps(store, 1)?.code).toBe('no-story')
  })
})
