import type { SiteCost } from '../../src/cost/cost.ts'
import {
  difference,
  intersection,
  namesIn,
  noRegisters,
  registersIn,
  type RegSet,
  union,
} from '../../src/x86/registers.ts'
import { type FillingWords, filling as words } from './filling.ts'
import { backendOfStory, calleeOf, formOf, type Scene } from './story.ts'

const count = (set: RegSet): number => registersIn(set).length

/** Pushes and pops of the site are still there around what is called. */
function pairsStay({ story: { site, decision } }: Scene): boolean {
  const inner = decision.candidates[decision.chosen]?.scope === 'inner'
  return site.sandwich.saved !== noRegisters && (inner || decision.outcome === 'keep')
}

/** What these bytes take of the promise. Results are no loss. */
function fillingWords(scene: Scene, cost: SiteCost): FillingWords {
  const { arch, story } = scene
  const { filling, contract, results } = cost
  const destroys = difference(filling.reallyDestroyed, results)
  const promised = difference(contract.own.mayDestroy, results)
  return {
    outcome: filling.outcome,
    callee: calleeOf(story),
    form: formOf(story),
    backend: backendOfStory(story),
    saved: pairsStay(scene),
    promised: count(promised),
    destroys: namesIn(arch, destroys),
    returns: intersection(filling.reallyDestroyed, results) !== noRegisters,
    givenUp: namesIn(arch, difference(filling.givenUpForNothing, results)),
    excess: namesIn(arch, difference(destroys, union(promised, results))),
  }
}

/** Xen's inline code destroys nothing: 2 registers were given up for nothing. */
export const fillingOf = (scene: Scene, cost: SiteCost, short = false): string =>
  words.sentence(fillingWords(scene, cost), short)

/** Where the site would have been cheaper for these bytes; nothing where its promise was just right. */
export function compiledForThisOf({ liveAcross, contract, filling }: SiteCost): string {
  const { kept, places } = filling.compiledForThis
  return kept === contract.own.kept ? '' : words.compiledForThis(count(liveAcross), places)
}
