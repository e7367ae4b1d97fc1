import type { Diagnostic } from '../base/diagnostic.ts'
import { opById } from '../ops/index.ts'
import { conventionOf } from '../x86/conventions.ts'
import { difference, intersection, namesIn, noRegisters, registersIn } from '../x86/registers.ts'
import { lintDiagnostic } from './messages.ts'
import { firstReader } from '../dataflow/reads.ts'
import type { LintInput, LintRule } from './rule.ts'

/**
 * A record of a callee-save operation that does not name every return register. Whatever stands in the slot
 * may be a thunk, and a thunk loses them all: eax and edx on x86-32. The C interrupt sites of 2.6.30 and
 * 2.6.31 named eax alone.
 */
function find({ program, config, sites, registers }: LintInput): readonly Diagnostic[] {
  const { arch } = program
  const { returnRegisters } = conventionOf(arch)
  const flow = registers.before
  return sites.flatMap(({ site }) => {
    const cost = registers.pressure.sites[site.index]
    const bound = opById(config, site.op)?.calleeSave === true && site.original.form === 'call'
    const forgotten = difference(returnRegisters, site.mayLose.inner)
    if (!cost || !site.span || !bound || forgotten === noRegisters) return []
    const names = (set: typeof forgotten) => namesIn(arch, set).map((name) => `%${name}`)
    const told = lintDiagnostic(
      'lint/record-forgets',
      site.span,
      names(forgotten),
      names(returnRegisters),
    )
    const needed = intersection(forgotten, cost.liveAcross)
    const readers = registersIn(difference(needed, cost.filling.reallyDestroyed)).flatMap((reg) => {
      const row = flow.input.rows[firstReader(flow, site.rows.to - 1, 1 << reg) ?? -1]
      const [name = ''] = names((1 << reg) as typeof forgotten)
      return row?.span ? [lintDiagnostic('lint/value-at-thunk', row.span, name, site.line)] : []
    })
    return [told, ...readers]
  })
}

/** A record that names less than its slot's convention may lose. */
export const forgets: LintRule = { id: 'record-forgets', find }
