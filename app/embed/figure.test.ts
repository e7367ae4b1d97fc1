import { beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { linkOf } from '../state/address.ts'
import { selectItaniumInput } from '../state/itanium.ts'
import { ia64Samples } from '../samples/ia64/index.ts'
import { selectInput } from '../state/selectors.ts'
import { type AppStore, createAppStore } from '../state/store.ts'
import { figurePlace, figureState, goToStep, isSettled, moveSteps } from './figure.ts'
import { itaniumPart, neededFor } from './itaniumPart.ts'
import { setFigure, trySetting } from './setting.ts'

/** A figure of a text for Itanium, answered as the worker answers it. */
function itanium() {
  const store = createAppStore()
  store.getState().setCpu('ia64')
  answered(store)
  return store
}

function answered(store: AppStore) {
  const input = selectItaniumInput(store.getState())
  if (input) store.getState().receiveItanium(tellIa64(input))
}

describe('a figure of Itanium', () => {
  beforeAll(async () => {
    expect(neededFor({ link: linkOf(createAppStore().getState()) })).toBeNull()
    expect(itaniumPart()).toBeNull()
    const link = linkOf(itanium().getState())
    await neededFor({ link })
    expect(itaniumPart()).not.toBeNull()
    expect(neededFor({ link })).toBeNull()
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

  it('is set and told as a figure of x86 is', () => {
    const store = createAppStore()
    const own = store.getState().document.listing
    expect(setFigure(store, { arch: 'ia64', rules: 'scan', backend: 'native', step: 3 })).toBeNull()
    answered(store)
    expect(figureState(store.getState())).toMatchObject({
      arch: 'ia64',
      backend: 'native',
      rules: 'scan',
      listing: ia64Samples[0].listing,
      place: { site: 1, step: 3 },
    })
    // A switch goes to the decision; a step that is named with it stands.
    expect(setFigure(store, { rules: 'static', step: 2 })).toBeNull()
    answered(store)
    expect(figurePlace(store.getState())).toMatchObject({ site: 1, step: 2 })
    expect(setFigure(store, { rules: 'scan', step: 4 })).toBeNull()
    answered(store)
    expect(figurePlace(store.getState())).toMatchObject({ site: 1, step: 4 })
    const [, cpuid] = ia64Samples
    expect(setFigure(store, { arch: 'ia64', listing: cpuid.listing })).toBeNull()
    answered(store)
    expect(figureState(store.getState())).toMatchObject({ listing: cpuid.listing, rules: 'scan' })
    // The other machine has kept its own text.
    expect(setFigure(store, { arch: 'x86-32' })).toBeNull()
    expect(figureState(store.getState())).toMatchObject({
      arch: 'x86-32',
      listing: own,
      rules: 'design',
    })
  })

  it('comes back from its link as it was', () => {
    const store = itanium()
    setFigure(store, { rules: 'scan', step: 5 })
    answered(store)
    const told = figureState(store.getState())
    const other = createAppStore()
    expect(setFigure(other, { link: told.link })).toBeNull()
    answered(other)
    expect(figureState(other.getState())).toEqual(told)
  })

  it.each([
    [{ rules: 'design' }, /"design" are not of ia64.*static, scan/],
    [{ arch: 'x86-64', rules: 'static' }, /"static" are not of x86.*design/],
    [{ arch: 'ia64', listing: 'nop', rules: '6.1' }, /"6\.1" are not of ia64/],
  ] as const)('refuses rules of the other machine, and stays as it is: %j', (wanted, words) => {
    const store = itanium()
    const before = figureState(store.getState())
    const error = setFigure(store, wanted)
    expect(error?.code).toBe('bad-message')
    expect(error?.message).toMatch(words)
    expect(figureState(store.getState())).toEqual(before)
  })

  it('of a machine underneath that never was has no place', () => {
    const store = itanium()
    expect(setFigure(store, { backend: 'kvm' })).toBeNull()
    expect(isSettled(store.getState())).toBe(true)
    expect(figureState(store.getState()).place).toBeNull()
  })
})

describe('a figure that is set to a place', () => {
  /** As a page around it sets it: the engine answers, then it is asked how it went. */
  function set(store: AppStore, wanted: Parameters<typeof trySetting>[1]) {
    const set = trySetting(store, wanted)
    if (typeof set !== 'function') return set
    if (!isSettled(store.getState())) answered86(store)
    return set()
  }

  function answered86(store: AppStore) {
    const answer = analyze(selectInput(store.getState()))
    store.getState().receive(answer)
  }

  function figure() {
    const store = createAppStore()
    answered86(store)
    return store
  }

  it.each([
    [{ step: 99 }, 'step 99', 'from 1 to 10'],
    [{ site: 9 }, 'site 9', 'from 1 to 3'],
    [{ site: 9, step: 1 }, 'site 9', 'from 1 to 3'],
    [{ backend: 'native', step: 99 }, 'step 99', 'from 1 to'],
    [{ listing: '    DISABLE_INTERRUPTS(CLBR_ANY)\n', site: 2 }, 'site 2', 'from 1 to 1'],
  ] as const)(
    'says which there are where there is none, and stays as it is: %j',
    (wanted, ...said) => {
      const store = figure()
      store.getState().goToSite(1, 2)
      const before = figureState(store.getState())
      const error = set(store, wanted)
      expect(error?.code).toBe('out-of-range')
      for (const words of said) expect(error?.message).toContain(words)
      expect(figureState(store.getState())).toEqual(before)
      expect(isSettled(store.getState())).toBe(true)
    },
  )

  it('goes to the last step there is', () => {
    const store = figure()
    expect(set(store, { site: 1, step: 10 })).toBeNull()
    expect(figurePlace(store.getState())).toMatchObject({ site: 1, step: 10, total: 10 })
    expect(set(store, { site: 3 })).toBeNull()
    expect(figurePlace(store.getState())).toMatchObject({ site: 3, step: 1 })
  })

  it('leaves alone what was set before it was known that there is no such place', () => {
    const store = figure()
    const other = '    DISABLE_INTERRUPTS(CLBR_NONE)\n'
    const first = trySetting(store, { site: 9 })
    const second = trySetting(store, { listing: other, site: 1, step: 2 })
    answered86(store)
    for (const set of [first, second]) expect(typeof set === 'function' && set()).toBeNull()
    const { listing: shown, place } = figureState(store.getState())
    expect(shown).toBe(other)
    expect(place).toMatchObject({ site: 1, step: 2 })
  })

  it('asks about nothing that stands between what was and what is wanted', () => {
    const store = figure()
    const listings = new Set<string>()
    store.subscribe(({ document }) => listings.add(document.listing))
    const [, cpuid] = ia64Samples
    const { link } = figureState(itanium().getState())
    for (const wanted of [
      { arch: 'ia64', listing: cpuid.listing, rules: 'scan', step: 2 },
      { link, arch: 'x86-64', listing: '    DISABLE_INTERRUPTS(CLBR_ANY)\n', step: 2 },
    ] as const) {
      const before = store.getState().document.listing
      listings.clear()
      trySetting(store, wanted)
      expect([...listings].filter((each) => each !== before)).toEqual([wanted.listing])
      expect(store.getState().playback.place).toEqual({ site: 0, step: 1 })
    }
  })

  it('takes another machine back, with the text that waited there', () => {
    const store = figure()
    const before = figureState(store.getState())
    const [, cpuid] = ia64Samples
    const set = trySetting(store, { arch: 'ia64', listing: cpuid.listing, step: 99_999 })
    answered(store)
    expect(typeof set === 'function' && set()?.code).toBe('out-of-range')
    expect(figureState(store.getState())).toEqual(before)
    store.getState().setCpu('ia64')
    expect(store.getState().document.listing).toBe(ia64Samples[0].listing)
  })
})
