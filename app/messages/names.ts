import type { Disagreement } from '../../src/analysis/analysis.ts'
import type { BackendId } from '../../src/backends/backend.ts'
import { ofEachBackend } from '../../src/backends/index.ts'
import type { Outcome, Scope } from '../../src/patch/decision.ts'
import { counted, listed, type Phrase, phrase } from './phrase.ts'
import { ofEachEra, type RuleSetId } from '../../src/patch/eras.ts'

/** What things are called: outcomes, candidates, backends, rule sets. */

/** What the original bytes of a site are. */
export type Form = 'call' | 'direct-call' | 'jump' | 'instruction'

/** What stays where a site is kept, and the same in short. */
export const keptWords: Record<Form, { readonly whole: string; readonly short: string }> = {
  call: { whole: 'the indirect call', short: 'stays indirect' },
  'direct-call': { whole: 'the call', short: 'stays as it is' },
  jump: { whole: 'the indirect jump', short: 'stays indirect' },
  instruction: { whole: 'the instruction', short: 'stays as it is' },
}

export type Callee = 'c' | 'thunk' | 'routine' | 'rom' | null
export type Names = readonly string[]

export const bytes = (count: number): Phrase => counted(count, 'byte')

/** `eax and edx`, or `4 registers` where a list would be too long to read. */
export const fewNames = (names: Names): Phrase =>
  names.length > 3 ? phrase`${names.length} registers` : [listed(names)]

export const pointing = (names: Names): string =>
  names.length === 1 ? 'it' : names.length === 2 ? 'both' : 'all'
export const callWords: Record<NonNullable<Callee>, string> = {
  c: 'C call',
  thunk: 'thunk',
  routine: 'routine',
  rom: 'ROM call',
}

/** Words on chips, marks and in the table. */
const outcomeWords: Record<Outcome, string> = {
  nop: 'nothing',
  identity: 'returns its argument',
  inline: 'inline',
  'c-call': 'C call',
  'thunk-call': 'thunk',
  'inner-call': 'call inside',
  jump: 'jump',
  trap: 'trap',
  keep: 'stays indirect',
  bug: 'BUG',
}

export const names = {
  outcome: outcomeWords,
  outcomeOf: (outcome: Outcome, callee: Callee, form: Form = 'call'): string => {
    if (outcome === 'thunk-call' && callee) return callWords[callee]
    if (outcome === 'inner-call' && callee) return `${callWords[callee]} inside`
    if (outcome === 'keep') return keptWords[form].short
    return outcomeWords[outcome]
  },
  /** An outcome that another rule set comes to under the same name, but over another part of the site. */
  within: (outcome: string, scope: Scope | null): string => {
    if (scope === null) return outcome
    return scope === 'inner' ? `${outcome} inside` : `${outcome} over the whole site`
  },
  /** What stops whoever gets there: 6.1 calls a function for it. */
  trap: (rules: RuleSetId): string => (rules === '6.1' ? 'trap (call of BUG)' : 'trap (ud2)'),
  /** What another rule set comes to. */
  otherwise: ({ rules, outcome, callee, scope }: Disagreement, form: Form): string =>
    names.within(
      outcome === 'trap' ? names.trap(rules) : names.outcomeOf(outcome, callee, form),
      scope,
    ),
  /** In the first column of the table of candidates; a trap is named by its rules. */
  candidate: (kind: Outcome, callee: Callee, inner: boolean, form: Form): string => {
    if (kind === 'inline') return inner ? 'inline code inside' : 'inline code'
    if (kind === 'inner-call') return `${callWords[callee ?? 'c']} inside`
    if (kind === 'nop') return inner ? 'nothing (nops) inside' : 'nothing (nops)'
    if (kind === 'keep') return keptWords[form].whole
    return names.outcomeOf(kind, callee)
  },
  backend: ofEachBackend(({ words }) => words.name),
  backendShort: ofEachBackend(({ words }) => words.short ?? words.name),
  rules: ofEachEra(({ words }) => words.name),
  rulesOnSwitch: ofEachEra(({ words }) => words.onSwitch),
  rulesInSentence: ofEachEra(({ words }) => words.inSentence),
  model: 'model',
  modelHint: 'As the mails of 2007 to 2009 describe it. No kernel ran exactly this.',
  kernelHint: 'Byte for byte what this kernel did, oddities included.',
}

/** What every backend has in common; what is one backend's own stands in its file. */
export const backendWords = {
  onSwitch: ofEachBackend(({ words }) => words.onSwitch ?? words.name),
  under: ofEachBackend(({ words }) => words.under ?? `Under ${words.name}`),
  who: ofEachBackend(({ words }) => words.who ?? words.name),
  asked: ofEachBackend(({ words }) => words.asked ?? words.name),
  code: ofEachBackend(({ words }) => words.code ?? `${words.name}'s inline code`),
}

export const nameOf = (id: string): string =>
  Object.hasOwn(names.backend, id) ? names.backend[id as BackendId] : id
