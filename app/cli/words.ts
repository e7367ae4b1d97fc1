import type { Candidate, Change, Check, Fate, Outcome } from '../../src/patch/decision.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { type RegSet, namesIn } from '../../src/x86/registers.ts'

const outcomeWords: Readonly<Record<Outcome, string>> = {
  nop: 'nothing (nops)',
  identity: 'returns its argument',
  inline: 'inline code',
  'c-call': 'C call',
  'thunk-call': 'thunk call',
  'inner-call': 'call inside the sandwich',
  jump: 'jump',
  trap: 'trap (ud2)',
  keep: 'stays an indirect call',
  bug: 'BUG: this kernel would stop here',
}

const calleeWords = {
  c: 'C function',
  thunk: 'thunk',
  routine: 'routine',
  rom: 'ROM entry',
} as const

/** What is done, in PRODUCT's vocabulary: an assembly routine is not called a thunk. */
export function fateText({ outcome, callee }: Fate): string {
  if (outcome === 'thunk-call' && callee !== 'thunk' && callee !== null) {
    return callee === 'rom' ? 'ROM call' : `${calleeWords[callee]} call`
  }
  if (outcome === 'inner-call' && callee !== null) return `inner call, ${calleeWords[callee]}`
  return outcomeWords[outcome]
}

export const candidateText = ({ kind, callee, scope }: Candidate): string =>
  kind === 'inline' && scope === 'inner' ? 'inline, call only' : fateText({ outcome: kind, callee })

export const registersText = (arch: Arch, set: RegSet): string =>
  namesIn(arch, set).join(' ') || 'nothing'

/** Why a check failed. */
export function failureText(arch: Arch, check: Check): string {
  switch (check.check) {
    case 'fits':
      return `needs ${check.needs} bytes, there is room for ${check.room}`
    case 'destroys':
      return `destroys ${registersText(arch, check.excess)}, which must be kept`
    case 'reaches':
      return 'its target is more than 2 GiB away'
    case 'returns-nothing':
      return `somebody waits for its result (${check.result})`
    case 'register-arguments':
      return `its arguments fill ${check.words} words, some on the stack`
    case 'one-entry':
      return check.entered === null
        ? 'something leads into its middle'
        : `something leads into its middle, to offset ${check.entered}`
    case 'rom-answers':
      return `the ROM answers "${check.answer}"`
    case 'recorded':
      return 'no record: this kernel never sees it'
    case 'within-limit':
      return `${check.length} bytes pass the kernel's limit of ${check.limit}`
  }
}

export function verdictText(arch: Arch, candidate: Candidate): string {
  if (candidate.verdict === 'chosen') return 'chosen'
  if (candidate.verdict === 'would-work') return 'would work too'
  const failed = candidate.checks.find(({ pass }) => !pass)
  return failed ? `rejected: ${failureText(arch, failed)}` : 'rejected'
}

export function changeText(arch: Arch, change: Change): string {
  if ('length' in change) return `${change.length} bytes long`
  if ('clobbers' in change) return `may destroy ${registersText(arch, change.clobbers)}`
  if ('backend' in change) return `runs on ${change.backend}`
  return `rules ${change.rules}`
}
