import { expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import type { SiteStory } from '../../src/analysis/analysis.ts'
import { variants } from '../../src/backends/index.ts'
import { platforms } from '../../src/ia64/patch/platform.ts'
import { ia64RuleSets } from '../../src/ia64/rules/index.ts'
import { tellIa64 } from '../../src/ia64/story/told.ts'
import { provenance } from '../../src/provenance/index.ts'
import { ruleSets } from '../../src/rules/index.ts'
import { misspelt } from '../../src/testing/spelling.ts'
import { medianOf, sentenceLengths } from '../../src/testing/wording.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { shippedDecks } from '../decks/index.ts'
import { ia64Samples } from '../samples/ia64/index.ts'
import { samples } from '../samples/index.ts'
import { notesOf } from '../panels/Step/notes.ts'
import { glossaryWords } from './glossary.ts'
import { itaniumWordsOf } from './itaniumStory.ts'
import { phraseText } from './phrase.ts'
import { provenanceWords } from './provenance.ts'
import { proofOf } from './proof.ts'
import { candidateWords, contextOf, headlineOf, reasonOf } from './story.ts'

/** All that is said of a site while it is stepped through. */
function textsOf(story: SiteStory, arch: Arch): readonly string[] {
  const scene = { story, arch }
  return [
    ...story.steps.flatMap((step) => [
      phraseText(headlineOf(scene, step)),
      contextOf(scene, step),
      ...notesOf(scene, step).map(({ text }) => text),
    ]),
    ...story.decision.candidates.flatMap((candidate) => [
      candidateWords(story, candidate),
      phraseText(proofOf(scene, candidate)),
      ...candidate.checks.flatMap((check) => (check.pass ? [] : [reasonOf(scene, check)])),
    ]),
  ]
}

const configOf = { 'x86-32': '32pae', 'x86-64': '64' } as const

const asked = samples.flatMap((sample) =>
  variants.flatMap((variant) => ruleSets.map((rules) => ({ sample, variant, rules: rules.id }))),
)

/** Sentences of every sample under every machine and rule set, each once. */
function stepTexts(): readonly string[] {
  const texts = asked.flatMap(({ sample, variant, rules }) => {
    const { arch } = sample
    const [listing, config] = [sample.listings[arch], configOf[arch]]
    const more = { nops: 'p6', scan: sample.scan, framePointer: 'auto' } as const
    const answer = analyze({ listing, config, variant, rules, ...more })
    if (answer.kind === 'refused') return []
    const { stories, diagnostics } = answer.analysis
    return [
      ...stories.flatMap((story) => textsOf(story, arch)),
      ...diagnostics.map(({ message }) => message),
    ]
  })
  return [...new Set(texts)]
}

it('steps, checks and notes are spelt as the dictionary has it, in short sentences', () => {
  const texts = stepTexts()
  expect(texts.length).toBeGreaterThan(100)
  expect(misspelt(texts)).toEqual([])
  const lengths = sentenceLengths(texts)
  expect(lengths.at(-1)).toBeLessThanOrEqual(28)
  expect(medianOf(lengths)).toBeLessThanOrEqual(16)
})

/** The same of every sample for Itanium. */
function itaniumTexts(): readonly string[] {
  const texts = ia64Samples.flatMap(({ listing }) =>
    platforms.flatMap((platform) =>
      ia64RuleSets.flatMap(({ id }) =>
        tellIa64({ listing, platform, rules: id }).stories.flatMap((story) =>
          story.steps.flatMap((step) => {
            const { headline, context } = itaniumWordsOf({ story, step, platform })
            return [headline, context]
          }),
        ),
      ),
    ),
  )
  return [...new Set(texts)]
}

it('steps for Itanium are spelt so as well, in short sentences', () => {
  const texts = itaniumTexts()
  expect(texts.length).toBeGreaterThan(50)
  expect(misspelt(texts)).toEqual([])
  const lengths = sentenceLengths(texts)
  expect(lengths.at(-1)).toBeLessThanOrEqual(28)
  expect(medianOf(lengths)).toBeLessThanOrEqual(16)
})

it('sources, decks, samples and the glossary are spelt as the dictionary has it', () => {
  const accounts = provenance.flatMap((source) => [
    provenanceWords.account(source),
    provenanceWords.by(source),
  ])
  const decks = shippedDecks.flatMap(({ title, states }) => [
    title,
    ...states.flatMap((state) => [state.title, state.notes]),
  ])
  const { areas, title, lead, none } = glossaryWords
  const others = [...samples.map((sample) => sample.title), ...Object.values(areas)]
  expect(misspelt([...accounts, ...decks, ...others, title, lead, none])).toEqual([])
})
