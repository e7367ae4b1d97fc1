import type { SiteStory } from '../../../src/analysis/analysis.ts'
import type { SiteCost } from '../../../src/cost/cost.ts'
import { registersIn } from '../../../src/x86/registers.ts'
import type { Phrase } from '../../messages/phrase.ts'
import { present } from '../../messages/present.ts'
import { selectLayoutAsked } from '../../state/present.ts'
import type { AppState } from '../../state/store.ts'

/** A number key or the deck asks for the price; a step that has this layout by itself keeps its own sentence. */
export const selectPriceIsTold = (state: AppState): boolean => selectLayoutAsked(state) === 'price'

/** What a site's promise leaves; null where nothing comes back through the site. */
export function priceHeadline({ site }: SiteStory, cost: SiteCost): Phrase | null {
  if (site.original.form === 'jump') return null
  return present.price.headline(registersIn(cost.liveAcross).length, cost.contract.own.places)
}
