import type { BootFeature } from '../../src/backends/backend.ts'
import type { BootPass } from '../../src/patch/decision.ts'
import type { Phrase } from './phrase.ts'

/** What pictures and panels say of the two passes of Linux 6.1. */

/** What a set feature means. */
export const featureNames: Readonly<Record<BootFeature, string>> = {
  'xen-pv': 'a Xen PV guest',
  'pv-unlock': 'a guest that unlocks through a call',
  'vcpu-preempt': 'a guest that asks whether a processor is preempted',
}

const switchNames: Readonly<Record<BootFeature, string>> = {
  'xen-pv': 'Xen PV',
  'pv-unlock': 'virtual unlock',
  'vcpu-preempt': 'preempt check',
}

export const boot = {
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
} as const
