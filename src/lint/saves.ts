import type { Diagnostic } from '../base/diagnostic.ts'
import { conventionOf } from '../x86/conventions.ts'
import { hasRegister, registerName } from '../x86/registers.ts'
import { lintDiagnostic } from './messages.ts'
import type { LintInput, LintRule } from './rule.ts'
import { firstEndingAfter } from '../program/extents.ts'

/** Pushes and pops of a site that guard nothing: a register that is dead after it, or that a call keeps. */
function find({ program, sites, registers }: LintInput): readonly Diagnostic[] {
  const { arch } = program
  const { calleeSaved } = conventionOf(arch)
  const { rows } = registers.pressure.before
  return sites.flatMap(({ site }) => {
    const { pairs } = site.sandwich
    const useless = pairs.flatMap(({ register, pop, push }) => {
      const after = rows[firstEndingAfter(rows, pop.offset)]
      const kept = hasRegister(calleeSaved, register)
      const dead = after?.reachable === true && !hasRegister(after.liveOut, register)
      const name = `%${registerName(arch, register)}`
      return kept || dead ? [{ name, kept, bytes: push.length + pop.length }] : []
    })
    if (useless.length === 0 || !site.span) return []
    const names = (kept: boolean) =>
      useless.filter((one) => one.kept === kept).map(({ name }) => name)
    const bytes = useless.reduce((sum, one) => sum + one.bytes, 0)
    return [lintDiagnostic('lint/saves-for-nothing', site.span, names(false), names(true), bytes)]
  })
}

/** A site that saves a register it need not. */
export const saves: LintRule = { id: 'saves-for-nothing', find }
