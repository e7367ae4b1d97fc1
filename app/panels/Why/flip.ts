import type { SiteStory } from '../../../src/analysis/analysis.ts'
import type { BackendId, VariantId } from '../../../src/backends/backend.ts'
import type { Candidate, Flip, Outcome, RuleSetId } from '../../../src/patch/decision.ts'
import { difference, namesIn, type RegSet, union } from '../../../src/x86/registers.ts'
import { messages } from '../../messages/index.ts'
import { calleeAt, type Scene } from '../../messages/story.ts'
import { backendOf, defaultVariant } from '../../state/variants.ts'

/** A flip as it stands on screen. A change of what the page itself can switch has its switch. */
export interface FlipWords {
  readonly change: string
  readonly outcome: Outcome
  /** What it would call; null where nothing is called or another backend decides. */
  readonly callee: Candidate['callee']
  readonly switch: { readonly variant: VariantId } | { readonly rules: RuleSetId } | null
}

function promiseWords(story: SiteStory, { arch }: Scene, clobbers: RegSet) {
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
export function flipWords(scene: Scene, { change, outcome }: Flip): FlipWords {
  const { why } = messages
  const callee = calleeAt(scene.story, outcome)
  if ('length' in change) {
    return { change: why.length(change.length), outcome, callee, switch: null }
  }
  if ('clobbers' in change) {
    const promise = promiseWords(scene.story, scene, change.clobbers)
    return { change: promise, outcome, callee, switch: null }
  }
  if ('backend' in change) {
    return {
      change: why.runsOn(variantWords(change.backend)),
      outcome,
      callee: null,
      switch: { variant: change.backend },
    }
  }
  return { change: why.rules(change.rules), outcome, callee, switch: { rules: change.rules } }
}
