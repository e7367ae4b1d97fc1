import { byId } from '../../base/byId.ts'
import type { AnyCheckDefinition, CheckDefinition, Trial } from './check.ts'
import { destroys } from './destroys.ts'
import { feature } from './feature.ts'
import { fits } from './fits.ts'
import { oneEntry } from './oneEntry.ts'
import { reaches } from './reaches.ts'
import { recorded } from './recorded.ts'
import { registerArguments } from './registerArguments.ts'
import { returnsNothing } from './returnsNothing.ts'
import { romAnswers } from './romAnswers.ts'
import { withinLimit } from './withinLimit.ts'

/** In the order in which the schemas of JSON have them: a new one goes to the end. */
export const checks = [
  fits,
  destroys,
  reaches,
  returnsNothing,
  registerArguments,
  oneEntry,
  romAnswers,
  recorded,
  withinLimit,
  feature,
] as const satisfies readonly AnyCheckDefinition[]

type FormOf<Definition> = Definition extends CheckDefinition<infer Form> ? Form : never

/** A test that a candidate passed or failed, with the numbers behind it. */
export type Check = FormOf<(typeof checks)[number]>

/** Names of the tests, as they stand in JSON. */
export type CheckId = Check['check']

interface KnownCheck extends AnyCheckDefinition {
  readonly id: CheckId
  readonly examine?: (trial: Trial) => Check | null
}

/** Something of every check, by its id. */
export const ofEachCheck = <Value>(
  pick: (check: KnownCheck) => Value,
): Readonly<Record<CheckId, Value>> => byId<KnownCheck, Value>(checks, pick)

const known = ofEachCheck((check) => check)

/** All that is said of a check. */
export const checkOf = (id: CheckId): KnownCheck => known[id]

/** Puts the named questions to a candidate, in order; those that do not arise are left out. */
export function examine(trial: Trial, ids: readonly CheckId[]): readonly Check[] {
  return ids.flatMap((id) => {
    const check = checkOf(id).examine?.(trial) ?? null
    return check ? [check] : []
  })
}
