import type { Diagnostic } from '../base/diagnostic.ts'
import { type Mask, maskAt } from '../dataflow/effects.ts'
import { firstEndingAfter } from '../program/extents.ts'
import { opById } from '../ops/index.ts'
import { argumentRegisters } from '../cost/known.ts'
import type { PatchSite } from '../sites/site.ts'
import { type Reg, type RegSet, spelled, registersIn } from '../x86/registers.ts'
import { lintDiagnostic } from './messages.ts'
import type { LintInput, LintRule } from './rule.ts'

/** An argument register that holds nothing meant for the call. */
export interface UnsetArgument {
  readonly reg: Reg
  /** Line of the call or site that may have destroyed what came in; 0 where there is none. */
  readonly line: number
}

/** The last row before `row` whose call or site may destroy a register; −1 where there is none. */
function lastDestroyer(mayDestroy: Int32Array, row: number, bit: Mask): number {
  let before = row - 1
  while (before >= 0 && (maskAt(mayDestroy, before) & bit) === 0) before--
  return before
}

/**
 * Arguments that nothing sets on any way to a site: undefined where control enters, or only what came in with
 * the function, of which a call on the way may have left nothing.
 */
export function unsetArguments(
  { config, registers }: LintInput,
  site: PatchSite,
): readonly UnsetArgument[] {
  const { graph, reaching, effects, input } = registers.before
  const op = opById(config, site.op)
  const row = firstEndingAfter(input.rows, site.original.offset)
  if (!op || site.original.form !== 'call' || graph.reachable[row] !== 1) return []
  const set = maskAt(reaching.fresh, row) | maskAt(reaching.written, row)
  const stale = registersIn((argumentRegisters(op, config) & ~set) as RegSet)
  return stale.flatMap((reg) => {
    const destroyer = lastDestroyer(effects.mayDestroy, row, 1 << reg)
    const defined = (maskAt(reaching.defined, row) & (1 << reg)) !== 0
    if (defined && destroyer === -1) return []
    return [{ reg, line: input.rows[destroyer]?.line ?? 0 }]
  })
}

function find(input: LintInput): readonly Diagnostic[] {
  const { program, config, sites } = input
  return sites.flatMap(({ site }) => {
    const { span } = site
    const member = opById(config, site.op)?.member ?? site.op
    if (!span) return []
    return unsetArguments(input, site).map(({ reg, line }) => {
      const name = spelled(program.arch, reg)
      return lintDiagnostic('lint/argument-not-set', span, member, name, line)
    })
  })
}

/** An argument register that is not set. */
export const argumentsSet: LintRule = { id: 'argument-not-set', find }
