import type { Diagnostic } from '../base/diagnostic.ts'
import { conventionOf } from '../x86/conventions.ts'
import { maskAt, rowAt } from '../dataflow/effects.ts'
import type { Dataflow } from '../dataflow/dataflow.ts'
import { hasRegister, type Reg, spelled } from '../x86/registers.ts'
import { lintDiagnostic } from './messages.ts'
import type { LintInput, LintRule } from './rule.ts'
import { firstEndingAfter } from '../program/extents.ts'

/**
 * Whether a value may reach a caller by a return that does not say what it returns: one of 64 bits lies in
 * edx too, and a function of this text may return anywhere.
 */
function mayBeReturned({ graph, effects, input }: Dataflow, from: number, register: Reg): boolean {
  const bit = 1 << register
  const called = graph.callee.some((row) => row !== -1)
  const returned = called || hasRegister(conventionOf(input.arch).returnRegisters, register)
  const seen = new Set<number>()
  const waiting = [rowAt(graph.next, from), rowAt(graph.jump, from)]
  for (let row = waiting.pop(); returned && row !== undefined; row = waiting.pop()) {
    const code = input.rows[row]
    if (!code || seen.has(row)) continue
    seen.add(row)
    if (code.flow === 'return' && !input.annotations.live.has(code.line)) return true
    if ((maskAt(effects.kills, row) & bit) !== 0) continue
    waiting.push(rowAt(graph.next, row), rowAt(graph.jump, row))
  }
  return false
}

/** Pushes and pops of a site that guard nothing: a register that is dead after it, or that a call keeps. */
function find({ program, sites, registers }: LintInput): readonly Diagnostic[] {
  const { arch } = program
  const { calleeSaved } = conventionOf(arch)
  const { rows } = registers.pressure.before
  return sites.flatMap(({ site }) => {
    const { pairs } = site.sandwich
    const useless = pairs.flatMap(({ register, pop, push }) => {
      const row = firstEndingAfter(rows, pop.offset)
      const after = rows[row]
      const kept = hasRegister(calleeSaved, register)
      const dead =
        after?.reachable === true &&
        !hasRegister(after.liveOut, register) &&
        !mayBeReturned(registers.before, row, register)
      const name = spelled(arch, register)
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
