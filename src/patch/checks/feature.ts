import type { BootFeature } from '../../backends/backend.ts'
import type { CheckDefinition, CheckForm } from './check.ts'

export interface Feature extends CheckForm {
  readonly check: 'feature'
  /** Number of the feature's bit, as cpufeatures.h has it. */
  readonly feature: number
  /** Null for a feature that no paravirt site of a known kernel asks for. */
  readonly name: BootFeature | null
  readonly inverted: boolean
  readonly set: boolean
}

/** 6.1: whether the processor has a feature, or lacks it where `inverted`. */
export const feature: CheckDefinition<Feature> = {
  id: 'feature',
  fields: { feature: 'count', name: 'text or null', inverted: 'yes or no', set: 'yes or no' },
  toldWhenPassed: false,
  sources: ['late-patcher'],
}
