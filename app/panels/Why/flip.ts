import type { BackendId, VariantId } from '../../../src/backends/backend.ts'
import type { Fate, Flip, RuleSetId } from '../../../src/patch/decision.ts'
import { difference, namesIn, type RegSet, union } from '../../../src/x86/registers.ts'
import { messages } from '../../messages/index.ts'
import type { Scene } from '../../messages/story.ts'
import { backendOf, defaultVariant } from '../../state/variants.ts'

/** A flip as it stands on screen. A change of what the page itself can switch has its switch. */
export interface FlipWords extends Fate {
  readonly change: string
  readonly switch: { readonly variant: VariantId } | { readonly rules: RuleSetId } | null
}

function promiseWords({ story, arch }: Scene, clobbers: RegSet) {
  const { site } = story
  const now = union(site.mayLose.whole, site.allowedOnPaper)
  const gained = namesIn(arch, difference(clobbers, now))
  const given = namesIn(arch, difference(now, clobbers))
  const parts = [
    ...(gained.length > 0 ? [messages.why.mayDestroy(gained)] : []),
    ...(given.length > 0 ? [messages.why.mustKeep(given)] : []),
  ]
  return parts.join(', ')
}

const variantWords = (variant: VariantId): string => {
  const backend: BackendId = backendOf(variant)
  return variant === defaultVariant(backend) ? messages.names.backend[backend] : variant
}

/** What the page says of a flip. */
export function flipWords(scene: Scene, { change, outcome, callee }: Flip): FlipWords {
  const { why } = messages
  const fate = { outcome, callee }
  if ('length' in change) return { ...fate, change: why.length(change.length), switch: null }
  if ('clobbers' in change) {
    return { ...fate, change: promiseWords(scene, change.clobbers), switch: null }
  }
  if ('backend' in change) {
    const { backend: variant } = change
    return { ...fate, change: why.runsOn(variantWords(variant)), switch: { variant } }
  }
  const { rules } = change
  return { ...fate, change: why.rules(rules), switch: { rules } }
}
