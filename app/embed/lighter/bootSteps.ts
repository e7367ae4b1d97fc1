import type { bootSteps as whole } from '../../messages/bootSteps.ts'
import { broughtLinks } from './brought.ts'

/** Only a link or the page around leads to a kernel of 6.1, and both wait for what links take. */
export const bootSteps: typeof whole = {
  get headline() {
    return broughtLinks().bootSteps.headline
  },
  get context() {
    return broughtLinks().bootSteps.context
  },
  get model() {
    return broughtLinks().bootSteps.model
  },
}
