import type { CheckId } from '../patch/checks/index.ts'
import type { Candidate, DecideInput, Decision } from '../patch/decision.ts'
import { noRegisters, type RegSet } from '../x86/registers.ts'
import type { Disagreement } from './analysis.ts'
import { differing } from './differing.ts'

/**
 * Why a kernel of the time decides otherwise than the design.
 * - `no-record`: it reads records and nothing else
 * - `limit`: the site is longer than its buffer, or too short for a call that the ROM wants
 * - `assumes-all`: it takes every call to destroy all that a clobber word can name
 * - `template-only`: inline code that does not fit leaves the site alone; no call is tried
 * - `rom-only`: under VMI it touches six operations and no other
 * - `unasked-…`: it never asks what the design found against its choice
 * - `slot-only`: it calls what the slot holds, the thunk, and never the function inside
 * - `alternative`: 6.1 has code put aside, which the design knows nothing of
 * - `feature`: 6.1 leaves such code out, because a feature is set
 * - `bug-call`: 6.1 calls its BUG function where the design traps
 * - `other`: none of these
 */
export type ReasonId =
  | 'no-record'
  | 'limit'
  | 'assumes-all'
  | 'template-only'
  | 'rom-only'
  | 'unasked-destroys'
  | 'unasked-entry'
  | 'unasked-result'
  | 'unasked-distance'
  | 'unasked-arguments'
  | 'slot-only'
  | 'alternative'
  | 'feature'
  | 'bug-call'
  | 'other'

/** What another rule set makes of a site, and why. */
export interface Disagreeing extends Disagreement {
  readonly reason: ReasonId
  /** What the reason is about: registers that the other side takes for destroyed and not allowed. */
  readonly registers: RegSet
}

interface Reason {
  readonly reason: ReasonId
  readonly registers: RegSet
}

const plain = (reason: ReasonId): Reason => ({ reason, registers: noRegisters })

const failedOf = ({ checks }: Candidate) => checks.find(({ pass }) => !pass) ?? null

const winnerOf = ({ candidates, chosen }: Decision): Candidate | null => candidates[chosen] ?? null

const unasked: Partial<Record<CheckId, ReasonId>> = {
  destroys: 'unasked-destroys',
  'one-entry': 'unasked-entry',
  'returns-nothing': 'unasked-result',
  reaches: 'unasked-distance',
  'register-arguments': 'unasked-arguments',
}

/** The design tried what the kernel chose, and had something against it, or something better. */
function whyTaken(taken: Candidate, design: Decision): Reason {
  const same = design.candidates.find(
    ({ kind, callee, scope }) =>
      kind === taken.kind && callee === taken.callee && scope === taken.scope,
  )
  if (!same) return plain('other')
  if (same.verdict === 'would-work') return plain('slot-only')
  const failed = failedOf(same)
  const reason = failed && unasked[failed.check]
  if (!reason) return plain('other')
  return { reason, registers: failed.check === 'destroys' ? failed.excess : noRegisters }
}

/** The kernel had something against what the design chose, or never came to it. */
function whyKept({ table, op }: DecideInput, kernel: Decision): Reason {
  if (table.rom && !table.rom[op.id]) return plain('rom-only')
  const failed = kernel.candidates.flatMap((each) => failedOf(each) ?? [])
  const destroys = failed.find((check) => check.check === 'destroys')
  if (destroys?.check === 'destroys') return { reason: 'assumes-all', registers: destroys.excess }
  const misfit = kernel.candidates.some((each) => each.kind === 'inline' && failedOf(each) !== null)
  return plain(misfit && table.misfit === 'keep' ? 'template-only' : 'other')
}

/** 6.1 asks features and nothing else. */
function whyLate(taken: Candidate, design: Decision, kernel: Decision): Reason {
  if (taken.kind === 'trap') return plain('bug-call')
  const told = whyTaken(taken, design)
  if (told.reason !== 'other' && told.reason !== 'slot-only') return told
  if (taken.pass === 'alternatives') return plain('alternative')
  const failed = kernel.candidates.some((each) => failedOf(each)?.check === 'feature')
  return failed ? plain('feature') : told
}

function reasonBetween(question: DecideInput, design: Decision, kernel: Decision): Reason {
  const checks = kernel.candidates.flatMap((each) => failedOf(each)?.check ?? [])
  if (checks.includes('recorded')) return plain('no-record')
  const taken = winnerOf(kernel)
  if (taken && kernel.rules === '6.1' && taken.kind !== 'bug') {
    return whyLate(taken, design, kernel)
  }
  if (checks.includes('within-limit') || !taken || taken.kind === 'bug') return plain('limit')
  return taken.kind === 'keep' ? whyKept(question, kernel) : whyTaken(taken, design)
}

/** Two patchers of kernels disagree for reasons of their own; only the design says what it wants. */
function reasonOf(question: DecideInput, decision: Decision, other: Decision): Reason {
  if (decision.rules === 'design') return reasonBetween(question, decision, other)
  return other.rules === 'design' ? reasonBetween(question, other, decision) : plain('other')
}

/** How another decision about the same site differs; null where it comes to the same bytes. */
export function disagreement(
  question: DecideInput,
  decision: Decision,
  other: Decision,
): Disagreeing | null {
  const found = differing(decision, other)
  return found && { ...found, ...reasonOf(question, decision, other) }
}
