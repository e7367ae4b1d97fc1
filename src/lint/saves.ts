import type { Diagnostic } from '../base/diagnostic.ts'
import { conventionOf } from '../x86/conventions.ts'
import { maskAt } from '../dataflow/effects.ts'
import { aliveFor } from '../dataflow/liveness.ts'
import type { Dataflow } from '../dataflow/dataflow.ts'
import { hasRegister, type RegSet, spelled } from '../x86/registers.ts'
import { lintRemark } from './remarkMessages.ts'
import type { LintInput, LintRule } from './rule.ts'
import { firstEndingAfter } from '../program/extents.ts'

/**
 * What may reach a caller by a return that does not say what it returns, behind each row: a result of 64 bits
 * lies in edx too, and a function of this text may return anywhere.
 */
function mayBeReturned({ graph, effects, calls, input }: Dataflow): Int32Array {
  const { returnRegisters, allocatable } = conventionOf(input.arch)
  const anywhere = graph.callee.some((row) => row !== -1)
  const asked = Int32Array.from(input.rows, ({ flow, line }) => {
    if (flow !== 'return' || input.annotations.live.has(line)) return 0
    return anywhere ? allocatable : returnRegisters
  })
  return aliveFor(graph, effects, calls, asked).after
}

/** Pushes and pops of a site that guard nothing: a register that is dead after it, or that a call keeps. */
function find({ program, sites, registers }: LintInput): readonly Diagnostic[] {
  const { arch } = program
  const { calleeSaved } = conventionOf(arch)
  const { rows } = registers.pressure.before
  const inSandwiches = sites.some(({ site }) => site.sandwich.pairs.length > 0)
  if (!inSandwiches) return []
  const returned = mayBeReturned(registers.before)
  return sites.flatMap(({ site }) => {
    const { pairs } = site.sandwich
    const useless = pairs.flatMap(({ register, pop, push }) => {
      const row = firstEndingAfter(rows, pop.offset)
      const after = rows[row]
      const kept = hasRegister(calleeSaved, register)
      const dead =
        after?.reachable === true &&
        !hasRegister(after.liveOut, register) &&
        !hasRegister(maskAt(returned, row) as RegSet, register)
      const name = spelled(arch, register)
      return kept || dead ? [{ name, kept, bytes: push.length + pop.length }] : []
    })
    if (useless.length === 0 || !site.span) return []
    const names = (kept: boolean) =>
      useless.filter((one) => one.kept === kept).map(({ name }) => name)
    const bytes = useless.reduce((sum, one) => sum + one.bytes, 0)
    return [lintRemark('lint/saves-for-nothing', site.span, names(false), names(true), bytes)]
  })
}

/** A site that saves a register it need not. */
export const saves: LintRule = { id: 'saves-for-nothing', find }
