import { noRegisters } from '../x86/registers.ts'
import type { Implementation } from '../backends/backend.ts'
import type { Judged } from './candidate.ts'
import { passes } from './candidate.ts'
import type { Candidate, DecideInput, Decision } from './decision.ts'
import type { RuleSetId } from './eras.ts'
import { candidateEdit } from './edit.ts'

const missing: Implementation = {
  kind: 'null',
  name: null,
  address: null,
  clobbers: noRegisters,
  inner: null,
}

/** The first candidate whose checks all pass is chosen; the last one (keep) where none does. */
export function concluded(
  input: DecideInput,
  rules: RuleSetId,
  judged: readonly Judged[],
): Decision {
  const passing = judged.findIndex(passes)
  const chosen = passing === -1 ? judged.length - 1 : passing
  const candidates = judged.map((each, index): Candidate => {
    const verdict = index === chosen ? 'chosen' : passes(each) ? 'would-work' : 'rejected'
    return { ...each, verdict }
  })
  const winner = candidates[chosen]
  if (!winner) throw new Error(`no candidate for ${input.op.id}`)
  return {
    site: input.site.index,
    rules,
    variant: input.table.variant,
    implementation: input.table.implementations[input.op.id] ?? missing,
    candidates,
    chosen,
    outcome: winner.kind,
    patchedLength: winner.kind === 'keep' ? input.site.length : winner.code.length,
    edit: candidateEdit(input.site, input.original, winner, input.nops),
  }
}
