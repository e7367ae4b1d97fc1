import type { Address } from '../base/address.ts'
import type { Implementation } from '../backends/backend.ts'
import type { RegSet } from '../x86/registers.ts'
import { branchCode, type PlacedCode } from './code.ts'
import type { Candidate, DecideInput, Proposal, Scope } from './decision.ts'
import type { Trial } from './checks/check.ts'
import { type Check, type CheckId, examine } from './checks/index.ts'

/** A candidate with its checks but before the choice. */
export type Judged = Omit<Candidate, 'verdict'>

/** Address at which code of this scope starts. */
export function placeOf({ site }: DecideInput, scope: Scope): Address {
  return scope === 'whole'
    ? site.address
    : site.address + BigInt(site.original.offset - site.offset)
}

/** Calls or jumps to `target` from the start of a scope. */
export function transferTo(
  input: DecideInput,
  scope: Scope,
  kind: Proposal['kind'],
  callee: NonNullable<Proposal['callee']>,
  target: { readonly name: string; readonly address: Address },
  clobbers: RegSet,
): Proposal {
  const placed = branchCode(kind === 'jump' ? 'jump' : 'call', placeOf(input, scope), target)
  return { kind, callee, scope, clobbers, target, ...placed }
}

/** Code that calls nothing. */
export function codeProposal(
  kind: Proposal['kind'],
  scope: Scope,
  placed: PlacedCode,
  clobbers: RegSet,
): Proposal {
  return { kind, callee: null, scope, clobbers, target: null, ...placed }
}

/** What a slot's entry is when it is called. */
export const calleeOf = ({ kind }: Implementation): NonNullable<Proposal['callee']> | null => {
  if (kind === 'c' || kind === 'thunk' || kind === 'rom') return kind
  return kind === 'routine' || kind === 'jump-routine' ? 'routine' : null
}

/** Bytes that a scope offers. */
const roomOf = ({ site }: DecideInput, scope: Scope): number =>
  scope === 'whole' ? site.length : site.original.length

/** Puts the named questions to a proposal. */
export function judge(input: DecideInput, proposal: Proposal, ids: readonly CheckId[]): Judged {
  const { scope } = proposal
  const { site } = input
  const trial: Trial = { proposal, input, room: roomOf(input, scope), allowed: site.mayLose[scope] }
  return { ...proposal, checks: examine(trial, ids) }
}

export const passes = ({ checks }: { readonly checks: readonly Check[] }): boolean =>
  checks.every(({ pass }) => pass)
