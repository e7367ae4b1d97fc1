import type { Check, CheckId } from '../decision.ts'
import type { AnyCheckDefinition, Trial } from './check.ts'
import { destroys } from './destroys.ts'
import { fits } from './fits.ts'
import { oneEntry } from './oneEntry.ts'
import { reaches } from './reaches.ts'
import { recorded } from './recorded.ts'
import { registerArguments } from './registerArguments.ts'
import { returnsNothing } from './returnsNothing.ts'

export const checks = [
  recorded,
  returnsNothing,
  registerArguments,
  oneEntry,
  fits,
  destroys,
  reaches,
] as const satisfies readonly AnyCheckDefinition[]

const byId = new Map<CheckId, AnyCheckDefinition>(checks.map((check) => [check.id, check]))

/** Puts the named questions to a candidate, in order; those that do not arise are left out. */
export function examine(trial: Trial, ids: readonly CheckId[]): readonly Check[] {
  return ids.flatMap((id) => {
    const check = byId.get(id)?.examine(trial) ?? null
    return check ? [check] : []
  })
}
