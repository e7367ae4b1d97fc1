import type { Diagnostic } from '../base/diagnostic.ts'
import { argumentsSet } from './arguments.ts'
import { calleeSave } from './calleeSave.ts'
import { destroyed } from './destroyed.ts'
import { exceeds } from './exceeds.ts'
import { forgets } from './forgets.ts'
import type { LintInput, LintRule } from './rule.ts'
import { saves } from './saves.ts'
import { stack } from './stack.ts'

export const lintRules = [
  destroyed,
  exceeds,
  forgets,
  argumentsSet,
  stack,
  saves,
  calleeSave,
] as const satisfies readonly LintRule[]

/** Everything that the rules find, rule by rule. */
export const lint = (input: LintInput): readonly Diagnostic[] =>
  lintRules.flatMap(({ find }) => find(input))
