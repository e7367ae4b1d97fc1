import { branchEffects } from './branches.ts'
import type { Effect } from './effect.ts'
import { integerEffects } from './integer.ts'
import { memoryEffects } from './memory.ts'
import { systemEffects } from './system.ts'

/** What instructions do, by the manual's name of their format. */
export const effects: ReadonlyMap<string, Effect> = new Map(
  Object.entries({ ...integerEffects, ...memoryEffects, ...systemEffects, ...branchEffects }),
)
