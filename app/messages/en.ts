import { reason } from './reasons.ts'
import { context } from './contexts.ts'
import { headline } from './headlines.ts'
import { names } from './names.ts'
import { bytePanel, siteChips, step, timeline } from './workbench.ts'

/** Everything that the page says about a decision, in English. Nothing outside of this folder spells a sentence. */

export const en = {
  names,
  headline,
  context,
  reason,
  step,
  bytes: bytePanel,
  timeline,
  siteChips,
}
