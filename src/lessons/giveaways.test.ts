import { describe, expect, it } from 'vitest'
import { analyze } from '../analysis/analyze.ts'
import { tellIa64 } from '../ia64/story/told.ts'
import { inputOf, wholeDocument } from './documents.ts'
import { lessons } from './index.ts'
import { prose } from './inline.ts'
import type { Lesson, Prediction, Scene } from './lesson.ts'

const numerals = [
  'no|zero|none',
  'one|single|alone',
  'two|both|pair',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
] as const

/** A text as a pattern for itself. */
const literal = (text: string | number): string =>
  String(text).replaceAll(/[$()+*.?|[\]{}^\\]/g, '\\$&')

const numeral = (value: number): string => `${value}|${numerals[value] ?? value}`

/** What an outcome is called, on the page and in its id. */
const outcomes: Readonly<Record<string, string>> = {
  inline: 'inline|in place|the code itself',
  'c-call': 'c-call|C call',
  'thunk-call': 'thunk|wrapper|direct call',
  keep: 'keep|kept|stays|never made|refused',
  nop: 'nops?|nothing',
}

interface Asked {
  readonly at: string
  readonly lesson: Lesson
  readonly scene: Scene & { readonly prediction: Prediction }
}

const asked: readonly Asked[] = lessons.flatMap((lesson) =>
  lesson.scenes.flatMap(({ prediction, ...scene }) =>
    prediction ? [{ at: `${lesson.id}/${scene.id}`, lesson, scene: { ...scene, prediction } }] : [],
  ),
)

/** The right answer as the engine finds it; of typed instructions the one that the lesson gives. */
function rightOf({ document, prediction }: Asked['scene']): string | number {
  const { listing, itaniumRules: rules, ...switches } = wholeDocument(document)
  if (prediction.kind === 'instruction') return prediction.solution
  if (prediction.kind === 'itanium') {
    return prediction.answer(tellIa64({ listing, rules, platform: 'xen' }))
  }
  const answer = analyze(inputOf({ listing, itaniumRules: rules, ...switches }))
  if (answer.kind === 'refused') throw new Error('a combination that never existed')
  return prediction.answer(answer.analysis)
}

/** All ways to say it: an answer of another kind is a word of its own, or what its button says. */
function spellings({ prediction }: Asked['scene'], right: string | number): string {
  if (prediction.kind === 'number') return numeral(Number(right))
  if (prediction.kind === 'outcome') return outcomes[right] ?? literal(right)
  if (prediction.kind === 'instruction') return literal(right)
  const { label = right } = prediction.options.find(({ value }) => value === right) ?? {}
  return `${literal(right)}|${literal(label)}`
}

/** A number of the same unit, or the answer itself as it would be typed. */
function inText({ prediction }: Asked['scene'], right: string | number): RegExp {
  if (prediction.kind !== 'number') return new RegExp(literal(right), 'i')
  const one = prediction.unit.slice(0, -1)
  return new RegExp(`\\b(?:${numeral(Number(right))}) ${one}s?\\b`, 'i')
}

/** Kinds whose right answer no text has to name; registers and outcomes are what the texts are about. */
const unnamed: readonly Prediction['kind'][] = ['number', 'instruction']

/** Titles and addresses in which the word is there and says something else. */
const ofOtherThings: Readonly<Record<string, readonly string[]>> = {
  // Jobs and instructions; bytes are asked for.
  'callsite/one-instruction': ['One job, many machines', 'one-instruction'],
  // Of the whole sandwich; here one is asked for whose walk ends early.
  'sandwich/crossed': ['Five bytes, and six more: the sandwich'],
  // The width of the machine.
  'sixty-four/nine': ['sixty-four'],
}

describe.each(asked)('the question of $at', ({ at, lesson, scene }) => {
  const right = rightOf(scene)

  it('is not answered by a title, or by an address', () => {
    const found = new RegExp(`(?<![\\w])(?:${spellings(scene, right)})(?![\\w])`, 'i')
    const around = [lesson.title, lesson.id, lesson.summary, scene.title, scene.id]
    expect(around.filter((text) => found.test(text))).toEqual(ofOtherThings[at] ?? [])
  })

  if (!unnamed.includes(scene.prediction.kind)) return
  it('is not answered by the sentences before it', () => {
    const text = [...scene.text.map(prose), ...scene.text].join('\n')
    expect(inText(scene, right).exec(text)?.[0]).toBeUndefined()
  })
})

it('asks of every right answer in some way that can be looked for', () => {
  const known = asked.filter(({ scene }) => scene.prediction.kind === 'outcome')
  for (const { scene } of known) expect(outcomes).toHaveProperty(String(rightOf(scene)))
})
