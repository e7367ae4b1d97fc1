import type { RuleSet, RuleSetId } from '../patch/decision.ts'
import { design } from './design.ts'
import { v2_6_30 } from './v2_6_30.ts'

/** The patchers of all eras, in the order of the "Rules" switch. */
export const ruleSets: readonly RuleSet[] = [design, v2_6_30]

/** Null for a rule set that does not exist yet. */
export const ruleSetOf = (id: RuleSetId): RuleSet | null =>
  ruleSets.find((rules) => rules.id === id) ?? null
