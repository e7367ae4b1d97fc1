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
  if (prediction.kind === 'outcome') return outcomes[right] ?? String(right)
  if (prediction.kind === 'instruction') return String(right).replaceAll(/[$()+*.]/g, '\\$&')
  const { label = right } = prediction.options.find(({ value }) => value === right) ?? {}
  return `${right}|${label}`
}

/** A number of the same unit, or the answer itself as it would be typed. */
function inText({ prediction }: Asked['scene'], right: string | number): RegExp | null {
  if (prediction.kind === 'number') {
    const one = prediction.unit.slice(0, -1)
    return new RegExp(`\\b(?:${numeral(Number(right))}) ${one}s?\\b`, 'i')
  }
  const typed = prediction.kind === 'instruction'
  return typed ? new RegExp(String(right).replaceAll(/[$()+*.]/g, '\\$&'), 'i') : null
}

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
    const around = [lesson.title, lesson.id, scene.title, scene.id]
    expect(around.filter((text) => found.test(text))).toEqual(ofOtherThings[at] ?? [])
  })

  it('is not answered by the sentences before it', () => {
    const found = inText(scene, right)
    const text = [...scene.text.map(prose), ...scene.text].join('\n')
    expect(found && found.exec(text)?.[0]).toBeFalsy()
  })
})

it('asks of every right answer in some way that can be looked for', () => {
  const known = asked.filter(({ scene }) => scene.prediction.kind === 'outcome')
  for (const { scene } of known) expect(outcomes).toHaveProperty(String(rightOf(scene)))
})
