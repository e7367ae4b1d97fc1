import type { RuleSet } from '../patch/decision.ts'
import { decideListing6_1 } from './listing6_1.ts'

/** The patcher of Linux 6.1. */
export const v6_1: RuleSet = {
  id: '6.1',
  model: false,
  configs: ['64v61'],
  decide: decideListing6_1,
}
