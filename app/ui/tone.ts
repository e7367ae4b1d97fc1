import type { Candidate, Outcome } from '../../src/patch/decision.ts'

/** Names of the colours in styles/tones.css. */
export type Tone = 'inline' | 'thunk' | 'c-call' | 'nop' | 'jump' | 'keep' | 'destroyed'

const tones: Record<Outcome, Tone> = {
  nop: 'nop',
  identity: 'nop',
  inline: 'inline',
  'c-call': 'c-call',
  'thunk-call': 'thunk',
  'inner-call': 'c-call',
  jump: 'jump',
  trap: 'destroyed',
  keep: 'keep',
  bug: 'destroyed',
}

/** A call inside a sandwich has the colour of what it calls; what is not told has that of what stays. */
export function toneOf(outcome: Outcome | null, callee: Candidate['callee'] = null): Tone {
  if (outcome === null) return 'keep'
  if (outcome === 'inner-call' && callee !== null && callee !== 'c') return 'thunk'
  return tones[outcome]
}
