import { boot } from './boot.ts'
import type { RuleSetId } from '../../src/patch/eras.ts'
import { bytes, fewNames, nameOf, type Names, names } from './names.ts'
import { listed, type Phrase, phrase, phraseText } from './phrase.ts'
import { rejected } from './reasons.ts'

/** The table of candidates, the proof, and what would flip the outcome. */

export const candidates = {
  caption: 'Candidates, in the order in which they are tried',
  candidate: 'candidate',
  fits: (room: number): string => `fits ${phraseText(bytes(room))}?`,
  destroys: 'destroys',
  allowed: (allowed: Names): string =>
    `(site: ${allowed.length > 2 ? String(allowed.length) : allowed.join(' ') || 'nothing'})`,
  destroysHint: (allowed: Names): string =>
    allowed.length === 0
      ? 'This site promised to keep every register.'
      : `This site allows ${listed(allowed)} to be destroyed.`,
  unchanged: 'as it is',
  verdict: 'verdict',
  nothing: 'nothing',
  chosen: 'chosen',
  wouldWork: 'would work too',
  rejected,
  of: (needs: number, room: number): string => `${needs} in ${room}`,
  yes: 'yes',
  no: 'no',
  registers: (count: number): string => `${count} registers`,
  notAsked: 'Nobody asks this here.',
  saved: 'saved',
  savedHint: 'The pushes and pops around the call keep it.',
}

/** One line of the proof a candidate, after its name. */
export const proof = {
  fits: (needs: number, room: number): Phrase =>
    phrase`needs ${bytes(needs)}, and there are ${room}`,
  destroys: (excess: Names): Phrase =>
    phrase`destroys ${fewNames(excess)}, and the site promised to keep ${excess.length === 1 ? 'it' : excess.length === 2 ? 'both' : 'them'}`,
  reaches: (): Phrase => ['lies more than 2 GiB away'],
  'returns-nothing': (): Phrase => ['would leave out a result that somebody needs'],
  'register-arguments': (words: number): Phrase =>
    phrase`has ${words} argument words, some of them on the stack`,
  'one-entry': (): Phrase => ['would be jumped into'],
  'rom-answers': (): Phrase => ['is not what the ROM asks for'],
  recorded: (): Phrase => ['is not even tried: no record names the site'],
  'within-limit': (length: number, limit: number): Phrase =>
    phrase`meets ${bytes(length)}, and the limit is ${limit}`,
  chosen: (length: number, room: number, destroys: Names): Phrase =>
    destroys.length === 0
      ? phrase`takes ${length} of ${bytes(room)} and destroys nothing: chosen`
      : phrase`takes ${length} of ${bytes(room)} and destroys ${fewNames(destroys)}: chosen`,
  chosenPlain: (length: number, room: number): Phrase =>
    phrase`takes ${length} of ${bytes(room)}: chosen`,
  wouldWork: (): Phrase => ['would work too, but comes later'],
  ...boot.proof,
  assumed: (excess: Names): Phrase =>
    phrase`counts as destroying ${fewNames(excess)}, which the site does not allow`,
  keep: (): Phrase => ['stays: nothing before it passes'],
}

export const why = {
  title: 'Why',
  flips: 'What would flip it',
  noFlips: 'No small change would flip it.',
  unknown: 'Looking for what would flip it …',
  length: (length: number): string => `room for ${phraseText(bytes(length))}`,
  mayDestroy: (gained: Names): string => `${listed(gained)} may be destroyed`,
  mustKeep: (given: Names): string => `${listed(given)} must be kept`,
  runsOn: (id: string): string => `Runs on: ${nameOf(id)}`,
  rules: (id: RuleSetId): string => `Rules: ${names.rules[id]}`,
}
