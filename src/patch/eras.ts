import { byId } from '../base/byId.ts'
import type { Arch } from '../x86/arch.ts'

/** What is said of a rule set; how it decides stands in `src/rules`. */
export interface Era {
  /** Stands in links and on the command line: never changes. */
  readonly id: string
  readonly words: {
    /** In a heading and on the command line. */
    readonly name: string
    /** On the switch. */
    readonly onSwitch: string
    /** As the subject of a sentence. */
    readonly inSentence: string
  }
  /** What it goes back to, the most telling first: ids of src/provenance. */
  readonly sources: readonly [string, ...string[]]
  /** CPUs whose patcher was read. */
  readonly arches: readonly Arch[]
}

/** In the order of the "Rules" switch. Light, so that the page can list what it leaves to the worker to do. */
export const listedEras = [
  {
    id: 'design',
    words: {
      name: 'as designed',
      onSwitch: 'as designed (model)',
      inSentence: 'the design',
    },
    sources: ['model', 'records', 'scan', 'thunks'],
    arches: ['x86-32', 'x86-64'],
  },
  {
    id: '2.6.30',
    words: { name: '2.6.30', onSwitch: '2.6.30', inSentence: 'kernel 2.6.30' },
    sources: ['kernel-patcher', 'patch-default'],
    arches: ['x86-32', 'x86-64'],
  },
  {
    id: '6.1',
    words: { name: '6.1', onSwitch: '6.1', inSentence: 'kernel 6.1' },
    sources: ['late-patcher', 'test-falls'],
    arches: ['x86-64'],
  },
] as const satisfies readonly Era[]

/** The patcher of an era, or the design that no kernel has. */
export type RuleSetId = (typeof listedEras)[number]['id']

interface KnownEra extends Era {
  readonly id: RuleSetId
}

/** All that there are, in order. Whoever lists rule sets without deciding goes through these. */
export const eras: readonly KnownEra[] = [...listedEras]

/** Something of every rule set, by its id. */
export const ofEachEra = <Value>(
  pick: (era: KnownEra) => Value,
): Readonly<Record<RuleSetId, Value>> => byId(eras, pick)
