import type { RuleSet, RuleSetId } from '../patch/decision.ts'
import { scanRules } from './scan.ts'
import { staticRules } from './static.ts'

/** In the order of the picker. */
export const ia64RuleSets: readonly RuleSet[] = [staticRules, scanRules]

export const ia64RuleSet = (id: RuleSetId): RuleSet =>
  ia64RuleSets.find((each) => each.id === id) ?? staticRules
