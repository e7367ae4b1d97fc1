import type { SiteCost } from '../../src/cost/cost.ts'
import { difference, namesIn } from '../../src/x86/registers.ts'
import { many, verb } from './amounts.ts'
import type { Names } from './names.ts'
import { capital, listed } from './phrase.ts'
import type { Scene } from './story.ts'

/** Also said where the price of a site is drawn. */
export const neverReturns = 'Nothing comes after this site, so no value is alive across it.'

/** For screen readers, beside the step. */
export function spokenSite(
  alive: Names,
  mayDestroy: Names,
  places: number,
  returns = false,
): string {
  const values = many(alive.length, 'value')
  const across = `${capital(values)} ${verb(alive.length, 'is', 'are')} alive across this site`
  const which = alive.length === 0 ? '' : `: ${alive.join(', ')}`
  const left = `${many(places, 'place')} ${verb(places, 'is', 'are')} left`
  const lost = `${listed(mayDestroy) || 'nothing'}${returns ? ' besides its result' : ''}`
  return `${across}${which}. Its promise may destroy ${lost}: ${left}.`
}

/** The site in one breath, for screen readers. */
export function spokenSiteOf(
  { arch, story }: Scene,
  { liveAcross, contract, results }: SiteCost,
): string {
  if (story.site.original.form === 'jump') return neverReturns
  const { mayDestroy, places } = contract.own
  const destroyed = difference(mayDestroy, results)
  return spokenSite(namesIn(arch, liveAcross), namesIn(arch, destroyed), places, results !== 0)
}
