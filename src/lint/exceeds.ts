import { conventionOf } from '../x86/conventions.ts'
import type { Template } from '../backends/backend.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { Arch } from '../x86/arch.ts'
import { decode } from '../x86/decode.ts'
import type { DecodedInstruction } from '../x86/instructionFacts.ts'
import {
  difference,
  intersection,
  namesIn,
  noRegisters,
  regSet,
  type RegSet,
  registersIn,
  union,
} from '../x86/registers.ts'
import { lintDiagnostic } from './messages.ts'
import { firstReader } from '../dataflow/reads.ts'
import type { LintInput, LintRule } from './rule.ts'

const known = new WeakMap<Template, RegSet>()

/** Registers that a piece of code changes and does not declare. What it pushes and pops again it gives back. */
export function undeclared(arch: Arch, template: Template): RegSet {
  const excess = known.get(template) ?? undeclaredIn(arch, template)
  known.set(template, excess)
  return excess
}

function undeclaredIn(arch: Arch, { bytes, clobbers }: Template): RegSet {
  const rows = decode(bytes, arch, 0n)
  const named = (each: (row: DecodedInstruction) => number | null) =>
    regSet(...rows.map(each).filter((reg) => reg !== null))
  const given = intersection(
    named(({ pushes }) => pushes),
    named(({ pops }) => pops),
  )
  const written = union(...rows.map(({ writes }) => writes))
  return difference(intersection(written, conventionOf(arch).allocatable), union(clobbers, given))
}

function atTemplates({ program, sites, table }: LintInput): readonly Diagnostic[] {
  return sites.flatMap(({ site, decision }) => {
    const template = table.templates[site.op]
    if (!template || !site.span || decision.outcome !== 'inline') return []
    const excess = undeclared(program.arch, template)
    const names = namesIn(program.arch, excess)
    return excess === noRegisters
      ? []
      : [lintDiagnostic('lint/inline-exceeds', site.span, site.op, names)]
  })
}

/**
 * What stands at a site destroys a value that its record promised to keep. The interrupt sites of 2.6.30 and
 * 2.6.31 were such: clobber word 1 (eax), while the thunk lost edx too.
 */
function atCallees({ program, sites, registers }: LintInput): readonly Diagnostic[] {
  const flow = registers.before
  return sites.flatMap(({ site, decision }) => {
    const cost = registers.pressure.sites[site.index]
    if (!cost || !site.span) return []
    const unsaid = difference(cost.filling.reallyDestroyed, site.mayLose.whole)
    const lost = intersection(unsaid, cost.liveAcross)
    if (lost === noRegisters) return []
    const winner = decision.candidates[decision.chosen]
    const { name } = decision.implementation
    const callee = winner?.target?.name ?? name ?? site.op
    const readers = registersIn(lost).map(
      (reg) => [reg, firstReader(flow, site.rows.to - 1, 1 << reg)] as const,
    )
    const lines = readers.map(([, row]) => flow.input.rows[row ?? -1]?.line ?? 0)
    const names = namesIn(program.arch, lost).map((each) => `%${each}`)
    return [
      lintDiagnostic('lint/callee-destroys-more', site.span, callee, names, lines[0] ?? 0),
      ...readers.flatMap(([, row], index) => {
        const span = flow.input.rows[row ?? -1]?.span
        return span
          ? [lintDiagnostic('lint/value-destroyed-unsaid', span, names[index] ?? '', site.line)]
          : []
      }),
    ]
  })
}

/** Code whose real effects exceed what is declared of it. */
export const exceeds: LintRule = {
  id: 'callee-destroys-more',
  find: (input) => [...atTemplates(input), ...atCallees(input)],
}
