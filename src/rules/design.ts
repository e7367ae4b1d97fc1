import { conventionOf } from '../x86/conventions.ts'
import { noRegisters } from '../x86/registers.ts'
import {
  calleeOf,
  codeProposal,
  judge,
  type Judged,
  passes,
  placeOf,
  transferTo,
} from '../patch/candidate.ts'
import { identityCode, plainCode, templateCode, trapCode } from '../patch/code.ts'
import type { CheckId } from '../patch/checks/index.ts'
import type { DecideInput, Decision, Proposal, RuleSet, Scope } from '../patch/decision.ts'
import { concluded } from '../patch/conclude.ts'

/**
 * The decision as the mails of 2007–09 describe it: the best replacement that fits and destroys only what the
 * site allows. A model: no kernel ran exactly this.
 */

const codeChecks: readonly CheckId[] = ['one-entry', 'fits', 'destroys']
const callChecks: readonly CheckId[] = [
  'register-arguments',
  'one-entry',
  'fits',
  'destroys',
  'reaches',
]
const branchChecks: readonly CheckId[] = ['one-entry', 'fits', 'reaches']

const implementationOf = ({ table, op }: DecideInput) => table.implementations[op.id] ?? null

function nop(input: DecideInput, scope: Scope): readonly Judged[] {
  if (implementationOf(input)?.kind !== 'nop' || input.op.transfer === 'jump') return []
  const proposal = codeProposal('nop', scope, plainCode(new Uint8Array(0)), noRegisters)
  return [judge(input, proposal, ['returns-nothing', ...codeChecks])]
}

function identity(input: DecideInput, scope: Scope): readonly Judged[] {
  const kind = implementationOf(input)?.kind
  if ((kind !== 'ident32' && kind !== 'ident64') || input.op.transfer === 'jump') return []
  const code = identityCode(input.arch, kind)
  const clobbers = code.length === 0 ? noRegisters : conventionOf(input.arch).returnRegisters
  return [judge(input, codeProposal('identity', scope, plainCode(code), clobbers), codeChecks)]
}

function inline(input: DecideInput, scope: Scope): readonly Judged[] {
  const template = input.table.templates[input.op.id]
  if (!template) return []
  const placed = templateCode(template, placeOf(input, scope))
  return [judge(input, codeProposal('inline', scope, placed, template.clobbers), codeChecks)]
}

/** The C function that a slot leads to: itself, or what its thunk wraps. */
function cCall(input: DecideInput, scope: Scope): readonly Proposal[] {
  const implementation = implementationOf(input)
  const target =
    implementation?.kind === 'thunk'
      ? implementation.inner
      : implementation?.kind === 'c'
        ? { name: implementation.name ?? '', address: implementation.address ?? 0n }
        : null
  if (!target) return []
  const { callerSaved } = conventionOf(input.arch)
  const kind = scope === 'whole' ? 'c-call' : 'inner-call'
  return [transferTo(input, scope, kind, 'c', target, callerSaved)]
}

function wrappedCall(input: DecideInput, scope: Scope): readonly Proposal[] {
  const implementation = implementationOf(input)
  const callee = implementation && calleeOf(implementation)
  if (!implementation || !callee || callee === 'c') return []
  const { name, address, clobbers } = implementation
  if (name === null || address === null) return []
  const kind = scope === 'whole' ? 'thunk-call' : 'inner-call'
  return [transferTo(input, scope, kind, callee, { name, address }, clobbers)]
}

const calls = (input: DecideInput, scope: Scope): readonly Judged[] =>
  [...cCall(input, scope), ...wrappedCall(input, scope)].map((each) =>
    judge(input, each, callChecks),
  )

function jump(input: DecideInput): readonly Judged[] {
  const implementation = implementationOf(input)
  const callee = implementation && calleeOf(implementation)
  if (!implementation || !callee) return []
  const { name, address } = implementation
  if (name === null || address === null) return []
  const proposal = transferTo(input, 'whole', 'jump', callee, { name, address }, noRegisters)
  return [judge(input, proposal, branchChecks)]
}

function trap(input: DecideInput, scope: Scope): readonly Judged[] {
  if (implementationOf(input)?.kind !== 'null') return []
  const proposal = codeProposal('trap', scope, plainCode(trapCode), noRegisters)
  return [judge(input, proposal, ['one-entry', 'fits'])]
}

/** Keeping runs the very function in the slot, so it is held to the same promise: the inner scope's. */
export function keep(input: DecideInput, ids: readonly CheckId[] = ['destroys']): Judged {
  const bare = input.site.original.form === 'instruction'
  const returns = input.op.transfer === 'call' && !bare
  const clobbers = (returns && implementationOf(input)?.clobbers) || noRegisters
  const proposal = codeProposal('keep', 'inner', plainCode(input.original), clobbers)
  return judge(input, proposal, ids)
}

/** Scopes in the order in which a kind of code is tried; the inner one exists only inside of a sandwich. */
const innerScope = ({ site }: DecideInput): readonly Scope[] =>
  site.original.length < site.length && site.original.form === 'call' ? ['inner'] : []

/** The whole site first; the call alone is tried only where the whole did not do. */
function wholeElseInner(
  input: DecideInput,
  propose: (input: DecideInput, scope: Scope) => readonly Judged[],
): readonly Judged[] {
  const whole = propose(input, 'whole')
  if (whole.some(passes)) return whole
  return [...whole, ...innerScope(input).flatMap((scope) => propose(input, scope))]
}

function candidates(input: DecideInput): readonly Judged[] {
  const { form } = input.site.original
  const inlined = wholeElseInner(input, inline)
  const trapped = wholeElseInner(input, trap)
  if (input.op.transfer === 'jump') {
    return [...inlined, ...(form === 'jump' ? jump(input) : []), ...trapped, keep(input)]
  }
  const called = form === 'call'
  return [
    ...wholeElseInner(input, nop),
    ...wholeElseInner(input, identity),
    ...inlined,
    ...(called ? calls(input, 'whole') : []),
    ...(called ? innerScope(input).flatMap((scope) => calls(input, scope)) : []),
    ...trapped,
    keep(input),
  ]
}

export const design: RuleSet = {
  id: 'design',
  model: true,
  configs: ['32pae', '32nopae', '64', '64v61'],
  decide: (input: DecideInput): Decision => concluded(input, 'design', candidates(input)),
}
