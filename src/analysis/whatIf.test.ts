import { describe, expect, it } from 'vitest'
import type { VariantId } from '../backends/backend.ts'
import type { RuleSetId } from '../patch/eras.ts'
import { sampleListings } from '../testing/samples.ts'
import { inputFor, supposing } from '../testing/whatIf.ts'
import { regSetOf } from '../x86/registers.ts'
import type { AnalysisInput, SiteStory, WhatIf } from './analysis.ts'
import { allFlips, analyze } from './analyze.ts'
import { whatIf } from './whatIf.ts'

function storiesOf(input: AnalysisInput): readonly SiteStory[] {
  const answer = analyze(input)
  return answer.kind === 'analysis' ? answer.analysis.stories : []
}

/** What of a decision depends on the site alone; what is called by which name included. */
const told = (story: SiteStory | null | undefined) =>
  story && {
    length: story.site.length,
    mayLose: story.site.mayLose,
    outcome: story.decision.outcome,
    candidates: story.decision.candidates.map((each) => ({
      kind: each.kind,
      callee: each.callee,
      scope: each.scope,
      verdict: each.verdict,
      checks: each.checks,
    })),
  }

/** A recorded site whose length and clobber word are written by hand; nops behind it give it room. */
const recorded = (body: string, length: number, word: number) =>
  `771: ${body}\n.skip 70, 0x90\n.section .parainstructions,"a"
.long 771b\n.byte 45\n.byte ${length}\n.short ${word}\n`

const sandwich =
  'push %eax; push %edi; push %edx; call *%cs:pv_irq_ops+8; pop %edx; pop %edi; pop %eax'
const words = [
  [0, []],
  [1, ['eax']],
  [5, ['eax', 'edx']],
  [7, ['eax', 'ecx', 'edx']],
  [15, ['eax', 'ecx', 'edx', 'edi']],
] as const

const machines = (['xen', 'xen-noplace', 'lguest'] as const).flatMap((variant) =>
  (['design', '2.6.30'] as const).map((rules) => [variant, rules] as const),
)

describe.each(machines)('what is supposed under %s, %s', (variant, rules) => {
  const bodies = [
    ['call *pv_irq_ops+8', 6],
    [sandwich, 13],
  ] as const

  it.each(bodies)('of "%s" is what becomes of a listing that is edited so', (body, length) => {
    const input = inputFor({ listing: recorded(body, length, 0), variant, rules })
    for (const wanted of [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 24]) {
      for (const [word, names] of words) {
        const clobbers = regSetOf('x86-32', names)
        const { story } = whatIf(input, 0, supposing({ length: wanted, clobbers }))
        const [edited] = storiesOf({ ...input, listing: recorded(body, wanted, word) })
        expect([wanted, word, told(story)]).toEqual([wanted, word, told(edited)])
      }
    }
  })
})

const kernels: readonly (readonly [VariantId, RuleSetId])[] = [
  ['native', 'design'],
  ['xen', 'design'],
  ['xen', '2.6.30'],
  ['lguest', 'design'],
]

/** Every flip of every site, with what supposing it says. */
const flipsOf = (input: AnalysisInput) =>
  allFlips(input).flatMap(({ site, flips }) =>
    flips.map(({ change, outcome }) => {
      const supposed =
        'backend' in change ? supposing({ variant: change.backend }) : supposing({ ...change })
      return { site, change, outcome, answer: whatIf(input, site, supposed) }
    }),
  )

const outcomesBut = (stories: readonly SiteStory[], site: number) =>
  stories.toSpliced(site, 1).map(({ decision }) => decision.outcome)

describe.each(sampleListings())('of the sample $name', ({ name, listing, width }) => {
  const config = width === '64' ? '64' : '32pae'
  // Elsewhere a scan would find what a shorter site leaves over.
  const scan = name.startsWith('handwritten')
  const known = kernels.filter(([variant]) => config !== '64' || variant !== 'lguest')

  it.each(known)('every flip under %s, %s comes out as told, by edit too', (variant, rules) => {
    const input = inputFor({ listing, config, variant, rules, scan })
    const stories = storiesOf(input)
    for (const { site, change, outcome, answer } of flipsOf(input)) {
      expect(answer.story?.decision.outcome).toBe(outcome)
      const ofText = stories[site]?.site.foundBy === 'recorded' && !('backend' in change)
      expect([change, answer.listing !== null]).toEqual([change, ofText])
      if (answer.listing === null) continue
      const made = storiesOf({ ...input, listing: answer.listing })
      expect(told(made[site])).toEqual(told(answer.story))
      expect(outcomesBut(made, site)).toEqual(outcomesBut(stories, site))
    }
  })
})

describe('an edit that makes a supposed site', () => {
  const input = inputFor({ listing: 'f:\n    PVOP_VCALLEE irq_enable\n    ret\n' })
  const edit = (from: AnalysisInput, part: Partial<WhatIf>) =>
    whatIf(from, 0, supposing(part)).listing ?? ''

  it('spells a macro out, with nops before the end', () => {
    expect(edit(input, { length: 8 })).toBe(`f:
771:
    call *pv_irq_ops+12
    nop
    nop
772:
    PV_RECORD PV_TYPE_irq_enable, CLBR_EAX|CLBR_EDX
    ret
`)
  })

  it('can be edited further, and back', () => {
    const longer = { ...input, listing: edit(input, { length: 8 }) }
    const wider = edit(longer, { clobbers: regSetOf('x86-32', ['eax', 'ecx', 'edx']) })
    expect(wider).toContain('PV_TYPE_irq_enable, CLBR_EAX|CLBR_ECX|CLBR_EDX')
    const shorter = edit({ ...input, listing: wider }, { length: 6 })
    expect(storiesOf({ ...input, listing: shorter })[0]?.site.length).toBe(6)
  })
})

it('has no answer for a site that is not there, nor for a machine that never was', () => {
  const input = inputFor({ listing: 'PVOP_VCALLEE irq_enable' })
  expect(whatIf(input, 1, supposing({})).story).toBeNull()
  expect(whatIf({ ...input, config: '64' }, 0, supposing({ variant: 'lguest' })).story).toBeNull()
  expect(whatIf(input, 0, supposing({ rules: '6.1' })).story).toBeNull()
})

it('changes nothing where nothing is supposed', () => {
  const input = inputFor({ listing: 'PVOP_VCALLEE irq_enable' })
  expect(told(whatIf(input, 0, supposing({})).story)).toEqual(told(storiesOf(input)[0]))
})
