import type { DecideInput, Decision, RuleSet } from '../patch/decision.ts'
import type { RuleSetId } from '../patch/eras.ts'
import type { Step } from '../patch/step.ts'
import { stepsOf } from '../patch/steps.ts'
import { design } from './design.ts'
import { stepsOf6_1 } from './listing6_1.ts'
import { v6_1 } from './patcher6_1.ts'
import { v2_6_30 } from './v2_6_30.ts'

/** The patchers of all eras, in the order of the "Rules" switch. */
export const ruleSets: readonly RuleSet[] = [design, v2_6_30, v6_1]

/** Null for a rule set that does not exist yet. */
export const ruleSetOf = (id: RuleSetId): RuleSet | null =>
  ruleSets.find((rules) => rules.id === id) ?? null

/** The story of a decided site, as its rules tell it. */
export const stepsUnder = (input: DecideInput, decision: Decision): readonly Step[] =>
  decision.rules === '6.1' && input.site.record !== null
    ? stepsOf6_1(input)
    : stepsOf(input, decision)
