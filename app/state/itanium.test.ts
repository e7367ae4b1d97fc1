import { describe, expect, it } from 'vitest'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { ia64Samples } from '../samples/ia64/index.ts'
import { linkOf, openLink } from './address.ts'
import { courseOf } from './course.ts'
import { selectItaniumInput, selectItaniumPage, selectItaniumStep } from './itanium.ts'
import { documentFrom } from './persist.ts'
import { createAppStore } from './store.ts'

/** A store that is answered as the worker answers it. */
function bench() {
  const store = createAppStore()
  const answer = () => {
    const input = selectItaniumInput(store.getState())
    if (input) store.getState().receiveItanium(tellIa64(input))
  }
  store.getState().setCpu('ia64')
  answer()
  return { store, answer, state: () => store.getState() }
}

describe('the switch to ia64', () => {
  it('opens at the decision of the first sample', () => {
    const { state } = bench()
    expect(state().document.listing).toBe(ia64Samples[0].listing)
    expect(selectItaniumStep(state())?.decision).toBe(true)
  })

  it('keeps the text of each machine', () => {
    const { state } = bench()
    state().setListing('// mine')
    state().setCpu('x86-64')
    state().setListing('ret')
    state().setCpu('ia64')
    expect(state().document.listing).toBe('// mine')
    state().setCpu('x86-64')
    expect(state().document.listing).toBe('ret')
  })

  it('refuses what never ran there', () => {
    const { state } = bench()
    state().setBackend('lguest')
    expect(selectItaniumPage(state())).toBe('refused')
    expect(courseOf(state()).sites).toBe(0)
  })

  it('ignores an answer about x86 that comes late', () => {
    const { state } = bench()
    state().setBackend('xen')
    expect(state().analysis.shown).toBeNull()
  })
})

describe('the place in the story', () => {
  it('goes to the end of the accident when the rules are turned there, else to the decision', () => {
    const { state, answer } = bench()
    state().goToStep(7)
    expect(selectItaniumStep(state())?.kind).toBe('accident')
    state().setItaniumRules('scan')
    answer()
    expect(selectItaniumStep(state())).toMatchObject({ kind: 'accident', moment: 4 })
    state().goToStep(0)
    state().setBackend('native')
    answer()
    expect(selectItaniumStep(state())?.decision).toBe(true)
  })

  it('stays at the same moment through an edit', () => {
    const { state, answer } = bench()
    state().goToStep(8)
    const before = selectItaniumStep(state())
    state().setListing(`// one line more\n${state().document.listing}`)
    answer()
    expect(selectItaniumStep(state())).toMatchObject({ kind: before?.kind, moment: before?.moment })
  })

  it('keeps the picture while the text is broken', () => {
    const { state, answer } = bench()
    const { shown } = state().itanium
    state().setListing(`${state().document.listing}\n nonsense r1 ;;`)
    answer()
    expect(state().itanium.shown).toBe(shown)
    expect(state().itanium.latest).not.toBe(shown)
  })

  it('walks every step forth and back', () => {
    const { state } = bench()
    state().goToStart()
    const { steps } = courseOf(state())
    for (let step = 1; step < steps(0); step++) state().step(1)
    expect(state().playback.place?.step).toBe(steps(0) - 1)
    for (let step = 1; step < steps(0); step++) state().step(-1)
    expect(state().playback.place?.step).toBe(0)
  })
})

describe('what is kept', () => {
  it('comes back from a link, with its place', () => {
    const { state } = bench()
    state().openItaniumSample('irqRestore')
    state().setItaniumRules('scan')
    const other = createAppStore()
    expect(openLink(other, linkOf(state()))).toBe(true)
    expect(other.getState().document).toMatchObject({
      machine: 'ia64',
      itaniumRules: 'scan',
      listing: state().document.listing,
    })
  })

  it('comes back from storage, the text that waits too', () => {
    const { state } = bench()
    const { start: _, switches: __, breakpoints: ___, ...document } = state().document
    expect(documentFrom(JSON.parse(JSON.stringify(document)))).toMatchObject({
      machine: 'ia64',
      parked: { sample: 'first' },
    })
  })
})
