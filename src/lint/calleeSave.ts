import type { Implementation } from '../backends/backend.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import { opById } from '../ops/index.ts'
import type { OpId } from '../ops/op.ts'
import { conventionOf } from '../x86/conventions.ts'
import { isSubset, type RegSet } from '../x86/registers.ts'
import { lintDiagnostic } from './messages.ts'
import { lintRemark } from './remarkMessages.ts'
import type { LintInput, LintRule } from './rule.ts'

/** How a callee-save slot comes by its promise; null where there is nothing to say: a thunk keeps it. */
function spokenOf(
  { kind, name, clobbers }: Implementation,
  op: OpId,
  span: Span,
  returnRegisters: RegSet,
): Diagnostic | null {
  const shown = name ?? op
  if (kind === 'routine') return lintRemark('lint/callee-save-promised', span, shown, op, true)
  if (kind === 'rom') return lintDiagnostic('lint/callee-save-raw', span, shown, op, true)
  if (kind !== 'c') return null
  return isSubset(clobbers, returnRegisters)
    ? lintRemark('lint/callee-save-promised', span, shown, op, false)
    : lintDiagnostic('lint/callee-save-raw', span, shown, op, false)
}

/**
 * What struct paravirt_callee_save does by type: a slot takes only what was wrapped, or what somebody
 * promises. Said once for each function, at its first site.
 */
function find({ program, config, sites }: LintInput): readonly Diagnostic[] {
  const { returnRegisters } = conventionOf(program.arch)
  const said = new Set<string>()
  return sites.flatMap(({ site, decision }) => {
    const { implementation } = decision
    const key = `${site.op} ${implementation.name ?? ''}`
    if (opById(config, site.op)?.calleeSave !== true || !site.span || said.has(key)) return []
    said.add(key)
    return spokenOf(implementation, site.op, site.span, returnRegisters) ?? []
  })
}

export const calleeSave: LintRule = { id: 'callee-save', find }
