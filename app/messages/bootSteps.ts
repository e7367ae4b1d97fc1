import type { BootFeature } from '../../src/backends/backend.ts'
import type { BootPass, Outcome } from '../../src/patch/decision.ts'
import { featureNames } from './boot.ts'
import { counted, type Phrase, phrase, phraseText } from './phrase.ts'

const interimWords: Partial<Record<Outcome, Phrase>> = {
  nop: ['The first pass leaves nothing but nops.'],
  trap: ["The first pass calls the kernel's BUG function."],
}

export interface FeatureWords {
  readonly name: BootFeature | null
  readonly feature: number
  readonly inverted: boolean
  readonly set: boolean
  readonly pass: boolean
}

const whoIs = ({ name, feature }: FeatureWords): string =>
  name === null ? `a machine with feature ${feature}` : featureNames[name]

const holds = (pass: boolean): string => (pass ? 'this code goes in.' : 'this code stays out.')

/** What the steps of the two passes of Linux 6.1 are called, and what is said around them. */
export const bootSteps = {
  headline: {
    pass: (pass: BootPass, alternatives: number): Phrase => {
      if (pass === 'paravirt') return ['First pass: the call becomes a direct one, untested.']
      if (alternatives === 0) return ['Second pass: this site has no alternative.']
      return phrase`Second pass: this site has ${phraseText(counted(alternatives, 'alternative'))}.`
    },
    interim: (outcome: Outcome): Phrase =>
      interimWords[outcome] ?? ['The first pass puts a direct call here.'],
    feature: (words: FeatureWords): Phrase =>
      phrase`This is ${words.set ? '' : 'not '}${whoIs(words)}: ${holds(words.pass)}`,
    choose: (outcome: Outcome, callee: string | null): Phrase | null => {
      if (outcome === 'trap') return ['The call of the BUG function stays: the slot is empty.']
      if (outcome === 'c-call' || outcome === 'thunk-call') {
        return callee === 'c' ? ['The direct C call stays.'] : ['The direct call stays.']
      }
      return outcome === 'inline' ? ['Inline code has the last word.'] : null
    },
  },
  context: {
    pass: (pass: BootPass): string =>
      pass === 'paravirt'
        ? 'Linux 6.1 reads no clobber word and asks no question: it calls what the slot holds.'
        : 'Code from .altinstructions goes over the result, where its feature test holds.',
    interim: 'Nobody runs it yet: the second pass may still write over it.',
    feature: ({ feature, inverted, set }: FeatureWords): string =>
      `Feature ${feature} is ${set ? 'set' : 'not set'}; the alternative wants it ${inverted ? 'absent' : 'present'}.`,
    choose: 'The pass that writes last decides; nothing asks whether registers survive.',
  },
  model:
    'A model: a typed listing stands for a module of 6.1, so addresses of functions are made up where no kernel was read.',
} as const
