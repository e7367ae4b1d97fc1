import type { RuleSet } from '../patch/decision.ts'
import { decide2_6_30 } from './v2_6_30Decision.ts'

/** The patcher of Linux 2.6.30–32. */
export const v2_6_30: RuleSet = {
  id: '2.6.30',
  model: false,
  configs: ['32pae', '32nopae', '64'],
  decide: decide2_6_30,
}
