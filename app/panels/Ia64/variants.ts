import type { Decision } from '../../../src/ia64/patch/decision.ts'
import type { Ia64Story, Ia64Told, Ia64Variant } from '../../../src/ia64/story/told.ts'
import { bytesEqual } from '../../../src/base/bytes.ts'
import { itaniumPlatform } from '../../state/itanium.ts'
import { type AppState, store } from '../../state/store.ts'

/** A machine underneath and a rule set under which another thing becomes of a site. */
export interface OtherWay {
  readonly variant: Ia64Variant
  readonly decision: Decision
}

const hazardsOf = ({ hazards }: Decision): string =>
  hazards
    .map(({ register }) => register)
    .toSorted()
    .join(' ')

const isOther = (left: Decision, right: Decision): boolean =>
  left.outcome !== right.outcome ||
  left.because !== right.because ||
  hazardsOf(left) !== hazardsOf(right) ||
  !bytesEqual(left.after, right.after)

/** What would alter what becomes of a site. */
export const otherWays = (
  { variants }: Ia64Told,
  { index, decision }: Ia64Story,
): readonly OtherWay[] =>
  variants.flatMap((variant) => {
    const other = variant.cells[index]?.decision
    return other && isOther(other, decision) ? [{ variant, decision: other }] : []
  })

/** Whether the switches name it. */
export const isCurrent = ({ platform, rules }: Ia64Variant, state: AppState): boolean =>
  platform === itaniumPlatform(state) && rules === state.document.itaniumRules

/** To a site under another machine or other rules. */
export function showVariant({ platform, rules }: Ia64Variant, site: number): void {
  const { closeCompare, setBackend, setItaniumRules, goToSite } = store.getState()
  closeCompare()
  goToSite(site)
  setBackend(platform)
  setItaniumRules(rules)
}
