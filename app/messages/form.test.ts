import { expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import type { RuleSetId } from '../../src/patch/eras.ts'
import { sampleById } from '../samples/index.ts'
import { phraseText } from './phrase.ts'
import { candidateWords, headlineOf, outcomeWords } from './story.ts'

function firstStory(listing: string, rules: RuleSetId) {
  const answer = analyze({
    listing,
    config: '32pae',
    variant: 'xen',
    rules,
    nops: 'p6',
    scan: true,
    framePointer: 'auto',
  })
  const story = answer.kind === 'analysis' ? answer.analysis.stories[0] : undefined
  if (!story) throw new Error('no site')
  return story
}

function kept(listing: string): readonly string[] {
  const story = firstStory(listing, '2.6.30')
  const last = story.decision.candidates.at(-1)
  const end = story.steps.at(-1)
  if (!last || !end) throw new Error('no end')
  const headline = phraseText(headlineOf({ story, arch: 'x86-32' }, end))
  return [outcomeWords(story), candidateWords(story, last), headline]
}

it('does not call a plain call indirect where it stays', () => {
  expect(kept(sampleById('handwritten')?.listings['x86-32'] ?? '')).toEqual([
    'stays as it is',
    'the call',
    'Same 11 bytes as before: the call, untouched.',
  ])
})

it('calls a call through a pointer indirect where it stays', () => {
  expect(kept('PVOP_VCALLEE irq_enable')).toEqual([
    'stays indirect',
    'the indirect call',
    'Same 6 bytes as before: the indirect call, untouched.',
  ])
})
