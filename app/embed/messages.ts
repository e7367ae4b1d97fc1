import type { Outcome } from '../../src/patch/decision.ts'

/** The words of an embed; those of the story itself are the page's. */
export const embedWords = {
  /** Where the host names none. */
  title: 'A patched callsite, step by step',
  region: 'Figure',
  nav: 'Steps of the figure',
  sites: 'Sites',
  site: (number: number, op: string): string => `Site ${number}: ${op}`,
  siteOf: (at: number, of: number): string => `site ${at} of ${of}`,
  back: 'back',
  next: 'next',
  code: 'Code',
  edit: 'Edit',
  done: 'Done',
  full: 'open in full',
  fullHint: 'Opens this state in a tab of its own',
  load: 'Show the figure',
  starting: 'Loading …',
  failed: 'The figure could not start inside this page.',
  escape: 'Esc gives the keys back to the page',
  printed: 'Step by step at',

  ask: {
    headline: (backend: string): string => `What will ${backend} put here?`,
    context: 'Decide, then see how it comes out.',
    choices: {
      inline: 'inline code',
      thunk: 'a thunk',
      c: 'a C call',
      nothing: 'nothing',
      keep: 'it stays',
    },
    right: (outcome: string): string => `Right: ${outcome}.`,
    wrong: (said: string, outcome: string): string => `You said ${said}. It is ${outcome}.`,
    hidden: '?',
    score: (right: number, of: number): string => `${right} of ${of} right`,
  },

  badField: (type: string, field: string): string =>
    `"${type}" was not done: its "${field}" is missing or not what the protocol names. See app/embed/README.md.`,
  wrongRules: (rules: string, machine: string, known: readonly string[]): string =>
    `The rules "${rules}" are not of ${machine}, so nothing was set: they are one of ${known.join(', ')}.`,
  noStory: 'There is no site to step through: the listing has none, or this machine never existed.',
  outOfRange: (name: 'site' | 'step', asked: number, of: number): string =>
    `There is no ${name} ${asked}: they count from 1 to ${of}.`,
} as const

export type Prediction = keyof (typeof embedWords)['ask']['choices']

/** What a reader who predicted right has chosen. Null for outcomes that nobody is asked about. */
export function predictionOf(outcome: Outcome, callsThunk: boolean): Prediction | null {
  switch (outcome) {
    case 'inline':
      return 'inline'
    case 'thunk-call':
      return 'thunk'
    case 'c-call':
      return 'c'
    case 'inner-call':
      return callsThunk ? 'thunk' : 'c'
    case 'nop':
    case 'identity':
      return 'nothing'
    case 'keep':
      return 'keep'
    default:
      return null
  }
}
