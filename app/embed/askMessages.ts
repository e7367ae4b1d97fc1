import type { Outcome } from '../../src/patch/decision.ts'

/** What is said around a prediction, where readers are asked for one. */
export const askWords = {
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
} as const

export type Prediction = keyof (typeof askWords)['choices']

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
