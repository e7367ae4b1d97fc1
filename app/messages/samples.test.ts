import { expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { variants } from '../../src/backends/index.ts'
import { configs } from '../../src/ops/configs.ts'
import { archOf } from '../../src/ops/op.ts'
import { ruleSets } from '../../src/rules/index.ts'
import { stepNumbers } from '../../src/testing/stepNumbers.ts'
import { samples } from '../samples/index.ts'
import { headlineWords, phraseNumbers, phraseText, wordCount } from './phrase.ts'
import { headlineOf } from './story.ts'

const worlds = configs.flatMap((config) =>
  variants.flatMap((variant) => ruleSets.map(({ id: rules }) => ({ config, variant, rules }))),
)

it.each(samples)(
  'tells "$title" in short headlines whose numbers are those of the steps',
  (sample) => {
    const wrong = new Set<string>()
    let steps = 0
    for (const world of worlds) {
      const arch = archOf(world.config)
      const answer = analyze({
        ...world,
        listing: sample.listings[arch],
        nops: 'p6',
        scan: sample.scan,
        framePointer: 'auto',
      })
      const stories = answer.kind === 'analysis' ? answer.analysis.stories : []
      for (const [story, step] of stories.flatMap((each) =>
        each.steps.map((at) => [each, at] as const),
      )) {
        const headline = headlineOf({ story, arch }, step)
        const text = phraseText(headline)
        const known = stepNumbers(story, step)
        steps++
        if (wordCount(text) > headlineWords) wrong.add(`too long: ${text}`)
        if (!phraseNumbers(headline).every((number) => known.has(number))) wrong.add(text)
      }
    }
    expect([...wrong]).toEqual([])
    expect(steps).toBeGreaterThan(400)
  },
)
