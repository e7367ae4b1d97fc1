import { describe, expect, it } from 'vitest'
import type { SiteStory } from '../../src/analysis/analysis.ts'
import { analyze } from '../../src/analysis/analyze.ts'
import { startRun } from '../../src/analysis/run.ts'
import type { BackendId } from '../../src/backends/backend.ts'
import type { SiteCost } from '../../src/cost/cost.ts'
import type { DeckState } from '../../src/share/deck.ts'
import { decodeDeck, deckFrom, deckText, encodeDeck } from '../../src/share/deck.ts'
import type { Step } from '../../src/patch/step.ts'
import { namesIn, type RegSet } from '../../src/x86/registers.ts'
import { shippedDeck, shippedDecks } from './index.ts'

const analysisOf = ({ document }: DeckState, variant = document.variant) => {
  const answer = analyze({ ...document, variant })
  if (answer.kind !== 'analysis') throw new Error('refused')
  return answer.analysis
}

interface Seen {
  readonly story: SiteStory
  readonly step: Step
  readonly cost: SiteCost
}

function seen(state: DeckState, backend?: BackendId): Seen {
  const { stories, pressure } = analysisOf(state, backend)
  const site = state.document.site ?? -1
  const story = stories[site]
  const step = story?.steps[state.document.step ?? -1]
  const cost = pressure.sites[site]
  if (!story || !step || !cost) throw new Error(`${state.title}: no such place`)
  return { story, step, cost }
}

const names = (set: RegSet) => namesIn('x86-32', set)

const stateOf = (id: string, number: number): DeckState => {
  const state = shippedDeck(id)?.states[number - 1]
  if (!state) throw new Error(`no state ${number}`)
  return state
}

const countOf = (text: string): number => text.split(/\s+/).filter(Boolean).length

describe.each(shippedDecks)('the deck "$title"', (deck) => {
  // Those for Itanium have a test of their own.
  const isX86 = deck.states.every(({ document }) => document.machine === 'x86')

  if (isX86)
    it('leads to a step in every state, and its text assembles', () => {
      for (const state of deck.states) {
        seen(state)
        const errors = analysisOf(state).diagnostics.filter(({ severity }) => severity === 'error')
        expect(errors, state.title).toEqual([])
      }
    })

  if (isX86)
    it('asks only where a decision is to come or has been made', () => {
      const asked = deck.states.filter(({ ask }) => ask).map((state) => seen(state).step.kind)
      expect(asked.length).toBeGreaterThan(1)
      expect(asked.every((kind) => kind === 'choose' || kind === 'check')).toBe(true)
    })

  it('shows the machines of a run where they differ', () => {
    for (const state of deck.states.filter(({ layout }) => layout === 'run')) {
      const { document } = state
      const answer = startRun({ input: document, ...document })
      if (!answer.ok) throw new Error('refused')
      answer.value.advance(100_000)
      const from = document.moment ?? 0
      const window = answer.value.window(from)
      const moment = window.moments[from - window.from]
      if (!moment) throw new Error('no such moment')
      expect(moment.unpatched.text).not.toBe(moment.patched.text)
    }
  })

  it('comes back from a file and a link', () => {
    const { title, states } = deck
    expect(deckFrom(deckText(deck))).toEqual({ ok: true, value: { title, states } })
    expect(decodeDeck(encodeDeck(deck))).toEqual({ ok: true, value: { title, states } })
  })

  it('speaks briefly', () => {
    for (const { notes, title } of deck.states) {
      expect(countOf(notes), title).toBeLessThanOrEqual(50)
      for (const sentence of notes.split(/[.?:] /))
        expect(countOf(sentence)).toBeLessThanOrEqual(28)
    }
  })
})

describe('what "What a callsite costs" claims', () => {
  const at = (number: number, backend?: BackendId) => seen(stateOf('costs', number), backend)

  it('has twelve states', () => expect(shippedDeck('costs')?.states).toHaveLength(12))

  it('is that site 1 has thirteen bytes, six of them pushes and pops, and promises everything', () => {
    const { story, step } = at(1)
    expect(step.kind).toBe('find')
    expect([story.site.op, story.site.length]).toEqual(['pv_irq_ops.irq_disable', 13])
    expect(at(2).step.kind).toBe('record')
    expect(names(story.site.mayLose.whole)).toEqual([])
    expect(names(story.site.sandwich.saved)).toHaveLength(3)
  })

  it('is that bare hardware needs one byte and twelve are left', () => {
    const { story, step } = at(3)
    expect(step).toMatchObject({ kind: 'choose', outcome: 'inline' })
    expect(story.decision.candidates[story.decision.chosen]?.code).toHaveLength(1)
    expect(story.steps.find(({ kind }) => kind === 'pad')).toMatchObject({ length: 12 })
    expect(story.after[0]?.mnemonic).toBe('cli')
  })

  it("is that Xen's code takes eight bytes of thirteen", () => {
    const { story, step } = at(4)
    expect(step).toMatchObject({ kind: 'choose', outcome: 'inline' })
    expect(story.decision.candidates[story.decision.chosen]?.code).toHaveLength(8)
  })

  it('is that five values have seven places, and four under a C call: one goes to memory', () => {
    const { cost, step } = at(5)
    expect(step.kind).toBe('done')
    expect(names(cost.liveAcross)).toHaveLength(5)
    expect([cost.contract.own.places, cost.contract.c.places]).toEqual([7, 4])
    expect(cost.contract.c.spillsForced).toBe(1)
  })

  it('is that the last site allows three registers, needs none of them and gets a C call', () => {
    const { story, cost } = at(6)
    expect(names(story.site.mayLose.whole)).toEqual(['eax', 'ecx', 'edx'])
    expect(names(cost.liveAcross)).toEqual([])
    const { step, story: decided } = at(7)
    expect(step).toMatchObject({ kind: 'choose', outcome: 'c-call' })
    expect(decided.decision.candidates[decided.decision.chosen]?.code).toHaveLength(5)
    expect(decided.site.length).toBe(6)
  })

  it('is that a C call would destroy ecx, so a thunk is put there', () => {
    const { story, step, cost } = at(8)
    expect(step).toMatchObject({ kind: 'choose', outcome: 'thunk-call' })
    const excess = story.decision.candidates
      .filter(({ kind }) => kind === 'c-call')
      .flatMap(({ checks }) => checks.map((check) => check.check === 'destroys' && check.excess))
    expect(excess.map((set) => (set === false ? [] : names(set))).flat()).toEqual(['ecx'])
    expect(names(cost.liveAcross)).toHaveLength(3)
    expect(at(9).cost.contract.own.places).toBe(5)
    expect(names(cost.results)).toEqual(['eax', 'edx'])
  })

  it('is that bare hardware needs no code there', () => {
    const { step, story } = at(10)
    expect(step).toMatchObject({ kind: 'choose', outcome: 'identity' })
    expect(story.decision.candidates[story.decision.chosen]?.code).toHaveLength(0)
  })

  it('is that all three sites keep their promise when run', () => {
    const { document } = stateOf('costs', 12)
    const answer = startRun({ input: document, ...document })
    if (!answer.ok) throw new Error('refused')
    expect(answer.value.advance(100_000)).toBe(true)
    const { verdicts } = answer.value.summary()
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['kept', 'kept', 'kept'])
  })
})

describe('what "Why Xen\'s inline code stopped fitting in 2009" claims', () => {
  const at = (number: number, backend?: BackendId) => seen(stateOf('thunks', number), backend)
  const lengthOf = ({ story }: Seen, kind: string) =>
    story.decision.candidates.find((candidate) => candidate.kind === kind)?.code.length

  it('has eight states', () => expect(shippedDeck('thunks')?.states).toHaveLength(8))

  it("is that Xen's eight bytes fit the ten of 2008", () => {
    const { story } = at(1)
    expect(story.site.length).toBe(10)
    expect(names(story.site.sandwich.saved)).toEqual(['ecx', 'edx'])
    expect(at(2).step).toMatchObject({ kind: 'choose', outcome: 'inline' })
    expect(lengthOf(at(2), 'inline')).toBe(8)
    expect(at(3).cost.contract.own.places).toBe(6)
  })

  it('is that they do not fit the six of 2009, where a call to a routine wins', () => {
    const { story, step } = at(5)
    expect(story.site.length).toBe(6)
    expect(names(story.site.mayLose.whole)).toEqual(['eax', 'edx'])
    expect(step).toMatchObject({
      kind: 'check',
      check: { check: 'fits', pass: false, needs: 8, room: 6 },
    })
    expect(at(6).step).toMatchObject({ kind: 'choose', outcome: 'thunk-call' })
    const { candidates, chosen } = at(6).story.decision
    expect(candidates[chosen]).toMatchObject({ callee: 'routine', clobbers: 0 })
  })

  it('is that lguest, whose ten bytes fitted exactly, lost its code too', () => {
    expect(at(2, 'lguest').story.decision.outcome).toBe('inline')
    expect(lengthOf(at(2, 'lguest'), 'inline')).toBe(10)
    expect(at(5, 'lguest').story.decision.outcome).not.toBe('inline')
  })

  it('is that five places are left instead of six, and bare hardware does not notice', () => {
    expect(at(7).cost.contract.own.places).toBe(5)
    for (const number of [2, 5]) {
      expect(at(number, 'native').story.decision.outcome).toBe('inline')
    }
  })
})

describe('what "2007 to 2026 in eight sites" claims', () => {
  const at = (number: number, backend?: BackendId) => seen(stateOf('eras', number), backend)
  const codeOf = ({ story }: Seen) => story.decision.candidates[story.decision.chosen]?.code.length

  it('has eight states, each of a site of its own', () => {
    const sites = shippedDeck('eras')?.states.map(({ document: { listing, site } }) =>
      JSON.stringify([listing, site]),
    )
    expect(sites).toHaveLength(8)
    expect(new Set(sites).size).toBe(8)
  })

  it('is that the site of 2007 has three pairs around a call without a record: eleven bytes', () => {
    const { story, step } = at(1)
    expect(step).toMatchObject({ kind: 'find', foundBy: 'scanned' })
    expect(story.site.record).toBeNull()
    expect([story.site.sandwich.pairs.length, story.site.length]).toEqual([3, 11])
  })

  it("is that the design fits Xen's eight bytes into thirteen", () => {
    const decided = at(2)
    expect(decided.step).toMatchObject({ kind: 'choose', outcome: 'inline' })
    expect([codeOf(decided), decided.story.site.length]).toEqual([8, 13])
    expect(names(decided.story.site.mayLose.whole)).toEqual([])
  })

  it('is that the kernel leaves alone what the design gives a thunk', () => {
    const { step, story } = at(3)
    expect(step).toMatchObject({ kind: 'choose', outcome: 'keep' })
    expect(story.disagreements).toMatchObject([{ rules: 'design', outcome: 'thunk-call' }])
    const failed = story.decision.candidates.flatMap(({ checks }) =>
      checks.filter(({ pass }) => !pass),
    )
    expect(failed.map(({ check }) => check)).toContain('destroys')
  })

  it('is that nine registers are lost under a C call of 64 bits, and no value goes to memory', () => {
    const { cost } = at(4)
    expect(namesIn('x86-64', cost.contract.c.mayDestroy)).toHaveLength(9)
    expect(cost.contract.c.spillsForced).toBe(0)
  })

  it('is that 6.1 has one byte and one nop of five on bare hardware, a call and a nop on Xen', () => {
    const padOf = ({ story }: Seen) => story.steps.find(({ kind }) => kind === 'pad')
    const [bare, xen] = [at(5), at(6)]
    expect(bare.step).toMatchObject({ kind: 'choose', outcome: 'inline' })
    expect([codeOf(bare), padOf(bare)]).toMatchObject([1, { chunks: [5] }])
    expect(xen.step).toMatchObject({ kind: 'choose', outcome: 'thunk-call' })
    expect([codeOf(xen), padOf(xen)]).toMatchObject([5, { chunks: [1] }])
    expect(at(6, 'native').step).toMatchObject({ kind: 'choose', outcome: 'inline' })
    const passes = bare.story.steps.filter(({ kind }) => kind === 'pass')
    expect(passes).toHaveLength(2)
  })

  it('is that a lock is given back inline on both machines, by another feature', () => {
    for (const backend of ['xen', 'native'] as const) {
      const decided = at(7, backend)
      expect([decided.story.decision.outcome, codeOf(decided)]).toEqual(['inline', 3])
      const [check] = decided.story.decision.candidates[1]?.checks ?? []
      expect(check).toMatchObject({ check: 'feature', name: 'pv-unlock', set: false })
    }
  })

  it('is that Xen has nothing in the last slot: the call goes to BUG', () => {
    const { story, step } = at(8)
    expect(step).toMatchObject({ kind: 'choose', outcome: 'trap' })
    expect(story.decision.implementation.kind).toBe('null')
    expect(story.decision.candidates[story.decision.chosen]?.target?.name).toBe('paravirt_BUG')
  })
})
