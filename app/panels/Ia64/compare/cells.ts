import { differingPositions } from '../../../../src/base/bytes.ts'
import type { SiteCell } from '../../../../src/ia64/story/losses.ts'
import type { Ia64Story, Ia64Told, Ia64Variant } from '../../../../src/ia64/story/told.ts'
import { outcomes } from '../../../machines/ia64/layout.ts'
import { compareWords } from '../../../messages/compare.ts'
import { ia64 } from '../../../messages/ia64.ts'
import { itanium } from '../../../messages/itanium.ts'
import { itaniumCompare as words } from '../../../messages/itaniumStory.ts'
import type { CellPlace } from '../../../state/compare.ts'
import { outcomeOf } from '../../../state/itaniumQuestion.ts'
import { itaniumNames } from '../../../messages/itaniumNames.ts'
import type { ByteLook } from '../../../ui/HexByte.tsx'
import type { CellWords } from '../../Compare/cells.ts'

/** A cell with all that it belongs to. */
export interface ItaniumCell {
  readonly place: CellPlace
  readonly story: Ia64Story
  readonly variant: Ia64Variant
  readonly cell: SiteCell
}

export const placeIn = ({ platform, rules }: Ia64Variant, site: number): CellPlace => ({
  site,
  backend: platform,
  itaniumRules: rules,
})

export function cellAt({ stories, variants }: Ia64Told, place: CellPlace): ItaniumCell | null {
  const variant = variants.find(
    ({ platform, rules }) => platform === place.backend && rules === place.itaniumRules,
  )
  const story = stories[place.site]
  const cell = variant?.cells[place.site]
  return variant && story && cell ? { place, story, variant, cell } : null
}

/** What a cell says. */
export function wordsOf({ cell, variant }: ItaniumCell): CellWords {
  const { decision, destroys, forNothing, code } = cell
  const { outcome, because, used, before, hazards } = decision
  const kept = outcome === 'kept'
  return {
    mark: { outcome: outcomes[outcome], callee: null },
    outcome: itanium.asked.choices[outcomeOf(decision, variant.platform)],
    code: kept ? '' : code.join('; '),
    used: kept ? words.kept(before.length) : words.used(used, before.length),
    destroys: compareWords.destroys(destroys),
    forNothing: because
      ? ia64.reason(because)
      : forNothing.length === 0
        ? ''
        : compareWords.forNothing(forNothing),
    dies: hazards.map(({ register }) => register),
  }
}

export const placeWords = ({ place, variant }: ItaniumCell): string =>
  words.place(place.site + 1, variant.platform, variant.rules)

/** How a byte came to stand there. */
export function lookAt({ cell: { decision } }: ItaniumCell, at: number): ByteLook {
  const { outcome, before, after, used } = decision
  if (outcome === 'kept') return 'old'
  if (outcome === 'redirected') return before[at] === after[at] ? 'old' : 'field'
  return at < used ? 'code' : 'padding'
}

/** In what two cells differ. */
export function differenceOf(left: ItaniumCell, right: ItaniumCell) {
  const [one, other] = [left.cell, right.cell]
  const [mine, theirs] = [one.decision.after, other.decision.after]
  const alone = (these: readonly string[], those: readonly string[]) =>
    these.filter((name) => !those.includes(name))
  return {
    bytes: differingPositions(mine, theirs),
    length: Math.max(mine.length, theirs.length),
    onlyOne: itaniumNames(alone(one.destroys, other.destroys)),
    onlyOther: itaniumNames(alone(other.destroys, one.destroys)),
    both: itaniumNames(one.destroys.filter((name) => other.destroys.includes(name))),
  }
}
