import { describe, expect, it } from 'vitest'
import type { AnalysisInput, SiteStory } from '../../../src/analysis/analysis.ts'
import { analyze } from '../../../src/analysis/analyze.ts'
import { variants } from '../../../src/backends/index.ts'
import type { SiteCost } from '../../../src/cost/cost.ts'
import { configs } from '../../../src/ops/configs.ts'
import { archOf } from '../../../src/ops/op.ts'
import { ruleSets } from '../../../src/rules/index.ts'
import { conventionOf } from '../../../src/x86/conventions.ts'
import {
  difference,
  intersection,
  registersIn,
  type RegSet,
  regSet,
  union,
} from '../../../src/x86/registers.ts'
import { wordCount } from '../../messages/phrase.ts'
import { price } from '../../messages/price.ts'
import { compiledForThisOf, fillingOf } from '../../messages/priceStory.ts'
import { spokenSiteOf } from '../../messages/spokenSite.ts'
import { samples } from '../../samples/index.ts'
import { type Places, type PriceColumn, priceStrip, type SquareState } from './strip.ts'

interface Told {
  readonly name: string
  readonly input: AnalysisInput
  readonly story: SiteStory
  readonly cost: SiteCost
  readonly places: Places
}

/** Every site of every sample, under every backend and rule set, with and without a frame pointer. */
const scenes: readonly Told[] = samples.flatMap((sample) =>
  configs.flatMap((config) =>
    (['auto', 'yes'] as const).flatMap((framePointer) =>
      variants.flatMap((variant) =>
        ruleSets.flatMap(({ id: rules }) => {
          const arch = archOf(config)
          const { scan } = sample
          const listing = sample.listings[arch]
          const input = { listing, config, variant, rules, nops: 'p6', scan, framePointer } as const
          const answer = analyze(input)
          if (answer.kind === 'refused') return []
          const { stories, pressure } = answer.analysis
          return stories.flatMap((story, site) => {
            const cost = pressure.sites[site]
            const name = `${sample.id} ${config} ${framePointer}, site ${site}`
            return cost ? [{ name, input, story, cost, places: { ...pressure, arch } }] : []
          })
        }),
      ),
    ),
  ),
)

const size = (set: RegSet): number => registersIn(set).length

const inState = (column: PriceColumn, ...states: readonly SquareState[]): RegSet =>
  regSet(
    ...[...column.callerSaved, ...column.calleeSaved]
      .filter(({ state }) => states.includes(state))
      .map(({ register }) => register),
  )

describe('the price strip of every sample under every backend and rule set', () => {
  it('has something to show', () => {
    expect(scenes.length).toBeGreaterThan(500)
    expect(new Set(scenes.map(({ cost }) => cost.filling.outcome)).size).toBeGreaterThan(6)
  })

  it('draws each register once, and the frame pointer apart', () => {
    for (const { cost, places } of scenes) {
      for (const { callerSaved, calleeSaved, frame } of priceStrip(cost, places).columns) {
        const drawn = [...callerSaved, ...calleeSaved].map(({ register }) => register)
        expect(drawn).toHaveLength(size(places.allocatable))
        expect(regSet(...drawn)).toBe(places.allocatable)
        const { allocatable } = conventionOf(places.arch)
        expect(frame?.register).toBe(registersIn(difference(allocatable, places.allocatable))[0])
      }
    }
  })

  it('draws as kept, lost and returned what the cost says', () => {
    for (const { cost, places } of scenes) {
      for (const column of priceStrip(cost, places).columns) {
        const { kept, mayDestroy } = cost.contract[column.promise]
        expect(inState(column, 'value', 'moved', 'free')).toBe(kept)
        expect(size(kept)).toBe(column.places)
        const lost = intersection(difference(mayDestroy, cost.results), places.allocatable)
        expect(inState(column, 'may-destroy', 'destroyed')).toBe(lost)
        expect(inState(column, 'result')).toBe(intersection(cost.results, places.allocatable))
      }
    }
  })

  it('fills as many places as there are values, less those that go to memory', () => {
    for (const { name, cost, places } of scenes) {
      for (const column of priceStrip(cost, places).columns) {
        const filled = inState(column, 'value', 'moved')
        const wrong = column.isOwn && cost.destroyed !== 0
        const values = size(cost.liveAcross)
        expect(column.values).toBe(values)
        expect(size(filled), name).toBe(
          wrong ? size(difference(cost.liveAcross, cost.destroyed)) : values - column.spills,
        )
        expect(column.spills).toBe(Math.max(0, values - column.places))
        if (!wrong) expect(column.moves).toBe(size(inState(column, 'moved')))
      }
    }
  })

  it('frames one column: the promise of the site', () => {
    for (const { cost, places } of scenes) {
      const own = priceStrip(cost, places).columns.filter(({ isOwn }) => isOwn)
      expect(own.map(({ promise }) => cost.contract[promise])).toEqual([cost.contract.own])
    }
  })

  it('says the same figures as it draws', () => {
    for (const { cost, places } of scenes) {
      for (const column of priceStrip(cost, places).columns) {
        const words = price.strip.spokenColumn(column)
        const { places: left } = cost.contract[column.promise]
        expect(words).toContain(price.strip.figures({ ...column, places: left }))
        expect(words.includes('full')).toBe(left === size(cost.liveAcross) && left > 0)
        expect(words.includes('memory')).toBe(cost.contract[column.promise].spillsForced > 0)
      }
    }
  })

  it('is the same whatever the kernel runs on and whoever patches', () => {
    const strips = new Map<string, Set<string>>()
    for (const { name, cost, places } of scenes) {
      const strip = JSON.stringify(priceStrip(cost, places))
      strips.set(name, (strips.get(name) ?? new Set()).add(strip))
    }
    expect([...strips].filter(([, each]) => each.size > 1).map(([name]) => name)).toEqual([])
  })
})

describe('a site that never returns', () => {
  const story = (variant: 'native' | 'xen') => {
    const answer = analyze({
      listing: '    mov   %eax, %ebx\n    INTERRUPT_RETURN\n',
      config: '32pae',
      variant,
      rules: 'design',
      nops: 'p6',
      scan: false,
      framePointer: 'auto',
    })
    const analysis = answer.kind === 'analysis' ? answer.analysis : null
    const [first] = analysis?.stories ?? []
    const cost = analysis?.pressure.sites[0]
    if (!first || !cost) throw new Error('no site')
    return [{ story: first, arch: 'x86-32' }, cost] as const
  }

  it('has nothing alive across it, and no promise that matters', () => {
    const [scene, cost] = story('xen')
    expect(cost.liveAcross).toBe(0)
    expect(spokenSiteOf(scene, cost)).toBe(price.strip.neverReturns)
    expect(fillingOf(scene, cost)).toBe(
      'The jump never comes back, so whatever it destroys is no loss.',
    )
  })

  it('says what inline code destroys there as anywhere', () => {
    expect(fillingOf(...story('native'))).toBe(
      "The kernel's inline code destroys nothing, as promised.",
    )
  })
})

describe('the sentences on these bytes', () => {
  it('are short, whole, and in the one vocabulary', () => {
    const wrong = new Set<string>()
    const never = /\b(trash|touch|clobber|template|stub|patch point|left alone|pressure)/i
    for (const { story, cost, places } of scenes) {
      const scene = { story, arch: places.arch }
      const said = [
        fillingOf(scene, cost),
        price.filling.way(cost.filling),
        compiledForThisOf(cost),
        price.strip.alive(size(cost.liveAcross)),
      ].filter(Boolean)
      for (const text of said) {
        if (wordCount(text) > 20 || !/^[A-Z0-9l].*\.$/.test(text)) wrong.add(text)
        if (never.test(text) || /undefined|null|NaN|\s\s|\s[.,:]/.test(text)) wrong.add(text)
      }
      const spoken = spokenSiteOf(scene, cost)
      if (/undefined|null|\s\s/.test(spoken)) wrong.add(spoken)
    }
    expect([...wrong]).toEqual([])
  })

  it('never say that a promise was used up or kept where it was not', () => {
    for (const { story, cost, places } of scenes) {
      const words = fillingOf({ story, arch: places.arch }, cost)
      const promised = difference(cost.contract.own.mayDestroy, cost.results)
      const lost = difference(cost.filling.reallyDestroyed, cost.results)
      if (words.endsWith('used up.')) expect(lost).toBe(promised)
      if (words.endsWith('as promised.')) expect(union(lost, promised)).toBe(0)
      const [, given] = /(\d+) registers? (?:was|were) given up/.exec(words) ?? []
      if (given) expect(Number(given)).toBe(size(difference(promised, lost)))
    }
  })
})
