import type { Diagnostic } from '../base/diagnostic.ts'
import { maskAt } from '../dataflow/effects.ts'
import { firstEndingAfter } from '../program/extents.ts'
import { opById } from '../ops/index.ts'
import { argumentRegisters } from '../cost/known.ts'
import type { PatchSite } from '../sites/site.ts'
import { difference, noRegisters, type RegSet, registersIn, spelled } from '../x86/registers.ts'
import { lintDiagnostic } from './messages.ts'
import type { LintInput, LintRule } from './rule.ts'

/** Arguments of a site's operation that nothing defines on any way to it: the entry does not bring them either. */
function unsetArguments({ config, registers }: LintInput, site: PatchSite): RegSet {
  const { graph, reaching, input } = registers.before
  const op = opById(config, site.op)
  const row = firstEndingAfter(input.rows, site.original.offset)
  if (!op || site.original.form !== 'call' || graph.reachable[row] !== 1) return noRegisters
  return difference(argumentRegisters(op, config), maskAt(reaching.defined, row) as RegSet)
}

function find(input: LintInput): readonly Diagnostic[] {
  const { program, config, sites } = input
  return sites.flatMap(({ site }) => {
    const { span } = site
    const member = opById(config, site.op)?.member ?? site.op
    if (!span) return []
    return registersIn(unsetArguments(input, site)).map((reg) =>
      lintDiagnostic('lint/argument-not-set', span, member, spelled(program.arch, reg)),
    )
  })
}

/** An argument register that is not set. */
export const argumentsSet: LintRule = { id: 'argument-not-set', find }
