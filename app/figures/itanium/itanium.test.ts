import { describe, expect, it } from 'vitest'
import { ia64RuleSets } from '../../../src/ia64/rules/index.ts'
import { tellIa64 } from '../../../src/ia64/story/told.ts'
import { pvscope } from '../../cli/testing.ts'
import { type Ia64SampleId, ia64Samples } from '../../samples/ia64/index.ts'
import { linkOf, openLink } from '../../state/address.ts'
import { courseOf } from '../../state/course.ts'
import { selectItanium, selectItaniumInput } from '../../state/itanium.ts'
import { type AppStore, createAppStore } from '../../state/store.ts'
import { figuresOf } from '../ids.ts'
import { figureSvg } from '../index.ts'
import { expectWellFormed } from '../testing.ts'

/** As the page answers its worker. */
function answered(store: AppStore): AppStore {
  const { document, run } = store.getState()
  const input = selectItaniumInput(store.getState())
  if (input) store.getState().receiveItanium(tellIa64(input, run.open ? document.start : null))
  return store
}

const withSample = (id: Ia64SampleId): AppStore => {
  const store = createAppStore()
  store.getState().openItaniumSample(id)
  return answered(store)
}

const drawn = (store: AppStore, id: (typeof figuresOf.ia64)[number]): string =>
  figureSvg(id, store.getState(), 'light', true) ?? '<'

/** Every word that is drawn stands within the picture's edges, as far as its place says. */
function expectInside(svg: string) {
  const width = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const lefts = [...svg.matchAll(/translate\((-?[\d.]+)/g)].map(([, x]) => Number(x))
  expect(Math.min(0, ...lefts)).toBe(0)
  expect(Math.max(...lefts)).toBeLessThan(width)
}

describe('a figure of a text for Itanium', () => {
  it.each(ia64Samples)('is drawn for every step of $id under both rule sets', ({ id }) => {
    const store = withSample(id)
    for (const { id: rules } of ia64RuleSets) {
      store.getState().setItaniumRules(rules)
      answered(store)
      const course = courseOf(store.getState())
      for (let site = 0; site < course.sites; site++) {
        for (let step = 0; step < course.steps(site); step++) {
          store.getState().goToSite(site, step)
          const svg = drawn(store, 'step')
          expectWellFormed(svg)
          expectInside(svg)
          expect(svg).toContain(`Site ${site + 1} of ${course.sites} · step ${step + 1} of`)
        }
        for (const figure of figuresOf.ia64) expectWellFormed(drawn(store, figure))
      }
    }
  })

  it('shows the register that dies in the accident, and under the static convention that it lives', () => {
    const store = withSample('frame')
    store.getState().setItaniumRules('scan')
    answered(store)
    const story = selectItanium(store.getState())?.stories[0]
    store.getState().goToSite(0, story?.accidentEnd ?? 0)
    expect(drawn(store, 'step')).toContain('out1 is destroyed')
    expect(drawn(store, 'step')).toContain('✕')
    store.getState().setItaniumRules('static')
    answered(store)
    expect(drawn(store, 'step')).toContain('out1 lives')
    expect(drawn(store, 'step')).not.toContain('✕')
  })

  it('of the stack follows the run while that is open', () => {
    const store = withSample('frame')
    store.getState().openRun()
    answered(store)
    store.setState((state) => ({ run: { ...state.run, wanted: 0 } }))
    const start = drawn(store, 'stack')
    const last = (selectItanium(store.getState())?.run?.moments.length ?? 1) - 1
    store.setState((state) => ({ run: { ...state.run, wanted: last } }))
    expect(drawn(store, 'stack')).not.toBe(start)
    expectWellFormed(start)
  })

  it('does not exist where no site is, and where that machine never existed', () => {
    const store = createAppStore()
    store.getState().setMachine('ia64')
    store.getState().setListing('  nop.m 0\n')
    answered(store)
    expect(figureSvg('step', store.getState(), 'light')).toBeNull()
    expect(figureSvg('compare', store.getState(), 'light')).toBeNull()
    expect(figureSvg('registers', store.getState(), 'light')).not.toBeNull()
    const refused = withSample('frame')
    refused.getState().setBackend('kvm')
    for (const id of figuresOf.ia64) {
      expect(figureSvg(id, refused.getState(), 'light')).toBeNull()
    }
  })
})

describe('pvscope figure', () => {
  const listing = ia64Samples[0].listing

  it.each(figuresOf.ia64)('writes the %s that the page exports for the same link', async (what) => {
    const made = withSample('frame')
    made.getState().setItaniumRules('scan')
    made.getState().setBackend('native')
    answered(made)
    made.getState().goToSite(0, 8)
    const page = createAppStore()
    openLink(page, linkOf(made.getState()))
    answered(page)
    const args = `figure f.s --backend native --rules scan --step 9 --what ${what} --svg out.svg`
    const { exit, errors, written } = await pvscope(args, { 'f.s': listing })
    expect(errors).toBe('')
    expect(exit).toBe(0)
    expect(written['out.svg'] === figureSvg(what, page.getState(), 'light')).toBe(true)
  })

  it('takes a document of an Itanium with its own settings and place', async () => {
    const settings = { machine: 'ia64', itaniumRules: 'scan', site: '0', step: '8' }
    const file = { pvscope: 1, format: 4, settings, listing: listing.split('\n') }
    const files = { 'f.json': JSON.stringify(file) }
    const { out, errors } = await pvscope('figure f.json --theme dark --svg -', files)
    expect(errors).toBe('')
    expect(out).toMatch(/ia64 · Xen · C call with a widened alloc.*step 9 of/)
  })

  it.each([
    ['figure f.s --backend kvm --svg o.svg', /knew two machines underneath.*KVM was none/],
    ['figure f.s --rules 2.6.30 --svg o.svg', /--rules 2.6.30 is not of ia64; choose from static/],
    ['figure f.s --step 99 --svg o.svg', /--step takes a number from 1 to \d+ at site 1, not "99"/],
    ['figure none.s --arch ia64 --svg o.svg', /Nothing in this listing is marked/],
    ['figure x.s --rules scan --svg o.svg', /--rules scan is not of x86; choose from design/],
    ['figure x.s --what stack --svg o.svg', /There is no stack to draw here/],
  ])('refuses in words: %s', async (args, words) => {
    const x86 = '    PVOP_VCALLEE irq_enable\n'
    const files = { 'f.s': listing, 'none.s': '  nop.m 0\n', 'x.s': x86 }
    const { exit, errors, written } = await pvscope(args, files)
    expect(exit).toBe(2)
    expect(errors).toMatch(words)
    expect(written).toEqual({})
  })
})
