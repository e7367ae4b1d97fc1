import { describe, expect, it } from 'vitest'
import { variants } from '../../src/backends/index.ts'
import { configs } from '../../src/ops/configs.ts'
import { opsOf } from '../../src/ops/index.ts'
import { archOf, type ConfigId, type Op } from '../../src/ops/op.ts'
import type { SiteStory } from '../../src/analysis/analysis.ts'
import { differing } from '../../src/analysis/differing.ts'
import type { Step } from '../../src/patch/step.ts'
import { ruleSets } from '../../src/rules/index.ts'
import { stepNumbers } from '../../src/testing/stepNumbers.ts'
import { type MadeSite, madeStory } from '../../src/testing/stories.ts'
import { clobberWords } from '../../src/x86/clobbers.ts'
import { headlineWords, phraseNumbers, phraseText, wordCount } from './phrase.ts'
import { proofOf } from './proof.ts'
import { names } from './names.ts'
import { contextOf, formOf, headlineOf, openingWords, outcomeWords, reasonOf } from './story.ts'

/** Operations that differ in what backends make of them; these get every promise and every form. */
const various =
  'irq_disable irq_enable save_fl restore_fl swapgs pte_val read_cr2 set_pte_at alloc_pud dup_mmap iret irq_enable_sysexit write_msr adjust_exception_frame read_tscp pgd_alloc'.split(
    ' ',
  )

/** Sites of every operation, of every form in which the kernel and its entry code write them, and odd ones. */
function madeSites(config: ConfigId): readonly MadeSite[] {
  const arch = archOf(config)
  const words = clobberWords(arch)
  const promises = [
    ...new Set([...Object.values(words), words.CLBR_RET_REG | 2, words.CLBR_ANY & ~1]),
  ]
  const call = arch === 'x86-32' ? 6 : 7
  const shape = (op: Op, clobberWord: number, more: Partial<MadeSite> = {}): MadeSite => ({
    config,
    op,
    transfer: call,
    clobberWord,
    saved: [],
    form: op.transfer,
    foundBy: 'recorded',
    entered: false,
    ...more,
  })
  const common = [words.CLBR_ANY, words.CLBR_RET_REG]
  return opsOf(config).flatMap((op) => [
    ...(various.includes(op.member) ? promises : common).map((word) => shape(op, word)),
    ...(op.transfer === 'call' && various.includes(op.member)
      ? [
          shape(op, 0, { saved: [2, 7, 0] }),
          shape(op, 0, { saved: [0] }),
          shape(op, 0, { saved: [2, 1, 0], entered: true }),
          shape(op, 0, { saved: [2, 1, 0], transfer: 5, foundBy: 'scanned' }),
          shape(op, words.CLBR_ANY, { transfer: 40 }),
          shape(op, words.CLBR_ANY, { transfer: 255 }),
          shape(op, 0, { transfer: 2 }),
          shape(op, 0, { transfer: 3, form: 'instruction' }),
        ]
      : []),
  ])
}

interface Told {
  readonly story: SiteStory
  readonly arch: ReturnType<typeof archOf>
}

const stories: readonly Told[] = configs.flatMap((config) =>
  madeSites(config).flatMap((made) =>
    variants.flatMap((variant) =>
      ruleSets.flatMap((rules) => {
        const story = madeStory(made, variant, rules)
        return story ? [{ story, arch: archOf(config) }] : []
      }),
    ),
  ),
)

const scenes = (visit: (scene: Told, step: Step) => void) => {
  for (const scene of stories) for (const step of scene.story.steps) visit(scene, step)
}

describe('what another rule set comes to', () => {
  const pairs = configs.flatMap((config) =>
    madeSites(config).flatMap((made) =>
      variants.flatMap((variant) => {
        const told = ruleSets.flatMap((rules) => madeStory(made, variant, rules) ?? [])
        return told.flatMap((story) =>
          told.flatMap(({ decision }) => {
            const other = decision === story.decision ? null : differing(story.decision, decision)
            return other ? [{ story, other }] : []
          }),
        )
      }),
    ),
  )
  /** What the story itself comes to, in as many words. */
  const ownWords = (story: SiteStory) => {
    const { decision } = story
    return decision.outcome === 'trap' ? names.trap(decision.rules) : outcomeWords(story)
  }

  it('never has the name of what the story itself comes to', () => {
    const alike = pairs.filter(
      ({ story, other }) => names.otherwise(other, formOf(story)) === ownWords(story),
    )
    expect(alike.map(({ story, other }) => [story.site.op, other])).toEqual([])
    const stopped = pairs.filter(
      ({ story, other }) => story.decision.outcome === 'trap' && other.outcome === 'trap',
    )
    expect(stopped.length).toBeGreaterThan(0)
  })

  it('is told apart by its place only where the places differ', () => {
    for (const { story, other } of pairs) {
      if (other.scope === null) continue
      expect(other.scope).not.toBe(story.decision.candidates[story.decision.chosen]?.scope)
    }
  })
})

describe('the words of a step', () => {
  it('has stories of every kind of step, check and outcome', () => {
    const kinds = new Set(stories.flatMap(({ story }) => story.steps.map(({ kind }) => kind)))
    const checks = new Set(
      stories.flatMap(({ story }) =>
        story.decision.candidates.flatMap((each) => each.checks.map(({ check }) => check)),
      ),
    )
    const outcomes = new Set(stories.map(({ story }) => story.decision.outcome))
    expect([...kinds].toSorted()).toEqual(
      [
        'find',
        'walk',
        'record',
        'lookup',
        'check',
        'choose',
        'write',
        'distance',
        'pad',
        'done',
      ].toSorted(),
    )
    expect([...checks].toSorted()).toEqual(
      [
        'fits',
        'destroys',
        'reaches',
        'returns-nothing',
        'register-arguments',
        'one-entry',
        'rom-answers',
        'recorded',
        'within-limit',
      ].toSorted(),
    )
    expect([...outcomes].toSorted()).toEqual(
      [
        'nop',
        'identity',
        'inline',
        'c-call',
        'thunk-call',
        'inner-call',
        'jump',
        'trap',
        'keep',
        'bug',
      ].toSorted(),
    )
  })

  it('keeps every headline within twelve words', () => {
    const long = new Set<string>()
    scenes((scene, step) => {
      const text = phraseText(headlineOf(scene, step))
      if (wordCount(text) > headlineWords) long.add(text)
      const opening = phraseText(openingWords(scene, step).headline)
      if (wordCount(opening) > headlineWords) long.add(opening)
    })
    expect([...long]).toEqual([])
  })

  it('takes every number of a headline from the step', () => {
    const wrong = new Set<string>()
    scenes((scene, step) => {
      const headline = headlineOf(scene, step)
      const allowed = stepNumbers(scene.story, step)
      if (!phraseNumbers(headline).every((number) => allowed.has(number))) {
        wrong.add(`${phraseText(headline)} <- ${[...allowed].join(' ')}`)
      }
    })
    expect([...wrong]).toEqual([])
  })

  it('marks every digit of a headline as a number, but those of names', () => {
    const unmarked = new Set<string>()
    scenes((scene, step) => {
      const words = headlineOf(scene, step).filter((part) => typeof part === 'string')
      const rest = words.join('').replaceAll(/\b(r\d+|\w*_\w*|lguest|read_cr\d|\w+\d+)\b/g, '')
      if (/\d/.test(rest)) unmarked.add(phraseText(headlineOf(scene, step)))
    })
    expect([...unmarked]).toEqual([])
  })

  it('says one sentence of at most 28 words under each headline', () => {
    const long = new Set<string>()
    const empty = new Set<string>()
    scenes((scene, step) => {
      const text = contextOf(scene, step)
      if (wordCount(text) > 28) long.add(text)
      if (text.length < 10 || !text.endsWith('.')) empty.add(`${step.kind}: ${text}`)
    })
    expect([...long]).toEqual([])
    expect([...empty]).toEqual([])
  })

  it('says what the bytes of a recorded sandwich are', () => {
    const wrong = new Set<string>()
    let told = 0
    scenes((scene, step) => {
      if (step.kind !== 'walk' || step.end !== 'edge') return
      told += 1
      const call = scene.story.site.original.length
      const said = contextOf(scene, step)
      const wanted = `The call takes ${call} bytes, the pushes and pops around it take ${step.length - call}; `
      if (!said.startsWith(wanted)) wrong.add(said)
    })
    expect([...wrong]).toEqual([])
    expect(told).toBeGreaterThan(0)
  })

  it('never leaves a gap in a sentence', () => {
    const broken = new Set<string>()
    const look = (text: string) => {
      if (/undefined|null|NaN|\s\s|\s[.,:]|^$/.test(text)) broken.add(text)
    }
    scenes((scene, step) => {
      look(phraseText(headlineOf(scene, step)))
      look(contextOf(scene, step))
    })
    for (const scene of stories) {
      const { candidates } = scene.story.decision
      for (const candidate of candidates) look(phraseText(proofOf(scene, candidate)))
      const failed = candidates.flatMap(({ checks }) => checks.filter(({ pass }) => !pass))
      for (const check of failed) look(reasonOf(scene, check))
    }
    expect([...broken]).toEqual([])
  })

  it('keeps to the one vocabulary', () => {
    const never =
      /\b(trash|touch|clobber|template|stub|patch point|left alone|not patched|not tried)/i
    const wrong = new Set<string>()
    scenes((scene, step) => {
      for (const text of [phraseText(headlineOf(scene, step)), contextOf(scene, step)]) {
        if (never.test(text)) wrong.add(text)
      }
    })
    expect([...wrong]).toEqual([])
  })
})
