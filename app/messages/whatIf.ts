import type { Check } from '../../src/patch/checks/index.ts'
import { namesIn } from '../../src/x86/registers.ts'
import { boot } from './boot.ts'
import { counted, listed, phraseText } from './phrase.ts'
import type { Scene } from './story.ts'

type Names = readonly string[]

const bytes = (count: number): string => phraseText(counted(count, 'byte'))

/** What the proof says of a check that passed, with its numbers. */
export function passedWords({ arch }: Scene, check: Check): string {
  switch (check.check) {
    case 'fits':
      return `${check.needs} of ${bytes(check.room)}`
    case 'destroys': {
      const names = namesIn(arch, check.destroys)
      if (names.length === 0) return 'destroys nothing'
      return names.length > 3
        ? `destroys ${names.length} registers: allowed`
        : `destroys ${listed(names)}: allowed`
    }
    case 'reaches':
      return 'near enough'
    case 'returns-nothing':
      return 'no result'
    case 'register-arguments':
      return 'no argument on the stack'
    case 'one-entry':
      return 'one way in'
    case 'rom-answers':
      return 'the ROM agrees'
    case 'recorded':
      return 'has a record'
    case 'within-limit':
      return `${bytes(check.length)}, limit ${check.limit}`
    case 'feature':
      return boot.passed
  }
}

export const whatIfWords = {
  title: 'What if',
  bar: 'Another site in its place',
  length: (length: number): string => bytes(length),
  shorter: 'One byte less',
  longer: 'One byte more',
  may: 'may be destroyed:',
  register: (name: string): string => `${name} may be destroyed`,
  own: 'as in your listing',
  notYours: 'not your listing',
  reset: 'Reset',
  yours: 'As it is',
  preview: 'Preview',
  wait: 'Trying it …',
  never: 'This combination never existed.',
  takes: (code: number, room: number): string => `${code} of ${bytes(room)}`,
  makeItSo: 'Make it so',
  edits: 'Edits the listing',
  switches: 'Turns the switch',
  cutsRow: (length: number, row: string): string =>
    `A site of ${bytes(length)} would end in the middle of "${row}" and cut it in two, so no edit makes it.`,
  cutsCall: (length: number): string =>
    `A site of ${bytes(length)} would end before its call, so no edit makes it.`,
  cutsPairs: (length: number, names: Names): string =>
    `What is written over ${bytes(length)} takes the push of ${listed(names)} and leaves the pop behind the site, so no edit makes it.`,
  noEdit: 'No edit of this text makes such a site.',
  made: 'Done.',
  undo: 'Undo',
  unchanged: 'The outcome stays the same.',
  changes: (candidate: string, verdict: string): string => `${candidate}: ${verdict}`,
  spoken: (outcome: string, bytesLong: number): string =>
    `Preview, not your listing: ${outcome}, at a site of ${bytes(bytesLong)}.`,
  spokenBytes: (label: string, hex: Names): string => `${label}: ${hex.join(' ')}`,
}
