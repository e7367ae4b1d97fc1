import type { BootFeature } from '../../src/backends/backend.ts'
import type { BootPass, Outcome } from '../../src/patch/decision.ts'
import { counted, type Phrase, phrase, phraseText } from './phrase.ts'

/** What is said of the two passes of Linux 6.1. */

/** What a set feature means. */
const featureNames: Readonly<Record<BootFeature, string>> = {
  'xen-pv': 'a Xen PV guest',
  'pv-unlock': 'a guest that unlocks through a call',
  'vcpu-preempt': 'a guest that asks whether a processor is preempted',
}

const switchNames: Readonly<Record<BootFeature, string>> = {
  'xen-pv': 'Xen PV',
  'pv-unlock': 'virtual unlock',
  'vcpu-preempt': 'preempt check',
}

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

export const boot = {
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
  reason: 'feature test',
  proof: {
    feature: (): Phrase => ['stays out: its feature test fails'],
    writtenOver: (): Phrase => ['is written over by the second pass'],
  },
  passed: 'feature test holds',
  writtenOver: 'written over',
  picture: {
    passes: { paravirt: 'calls', alternatives: 'alternatives' } satisfies Record<BootPass, string>,
    passWords: (pass: BootPass): string =>
      pass === 'paravirt' ? 'Pass 1 of 2: calls.' : 'Pass 2 of 2: alternatives.',
    count: 'of this site',
    room: 'of the site',
    interimWords: (length: number, room: number): string => `${length} of ${room} bytes, for now.`,
    feature: 'feature',
    is: 'is',
    wanted: 'wanted',
    state: (set: boolean): string => (set ? 'set' : 'not set'),
    absent: (inverted: boolean): string => (inverted ? 'absent' : 'present'),
    featureWords: (feature: number, set: boolean, inverted: boolean): string =>
      `Feature ${feature} is ${set ? 'set' : 'not set'}, and wanted ${inverted ? 'absent' : 'present'}.`,
  },
  switches: {
    title: 'Features',
    hint: 'Set by the kernel before it patches; the backend presets them.',
    names: switchNames,
    preset: 'as the backend has them',
    /** What a set feature means, for a tooltip. */
    means: (name: BootFeature): string => `Set: ${featureNames[name]}.`,
  },
  model:
    'A model: a typed listing stands for a module of 6.1, so addresses of functions are made up where no kernel was read.',
} as const
