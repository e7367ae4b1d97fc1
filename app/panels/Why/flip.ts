import * as decision from '../../messages/candidates.ts'
import type { BackendId, VariantId } from '../../../src/backends/backend.ts'
import type { Fate, Flip } from '../../../src/patch/decision.ts'
import { difference, namesIn, type RegSet, union } from '../../../src/x86/registers.ts'
import { messages } from '../../messages/index.ts'
import type { Scene } from '../../messages/story.ts'
import { backendOf } from '../../state/variants.ts'
import { defaultVariant } from '../../../src/backends/index.ts'

/** A flip as it stands on screen. */
export interface FlipWords extends Fate {
  readonly change: string
}

function promiseWords({ story, arch }: Scene, clobbers: RegSet) {
  const { site } = story
  const now = union(site.mayLose.whole, site.allowedOnPaper)
  const gained = namesIn(arch, difference(clobbers, now))
  const given = namesIn(arch, difference(now, clobbers))
  const parts = [
    ...(gained.length > 0 ? [decision.why.mayDestroy(gained)] : []),
    ...(given.length > 0 ? [decision.why.mustKeep(given)] : []),
  ]
  return parts.join(', ')
}

const variantWords = (variant: VariantId): string => {
  const backend: BackendId = backendOf(variant)
  return variant === defaultVariant(backend) ? messages.names.backend[backend] : variant
}

/** What the page says of a flip. */
export function flipWords(scene: Scene, { change, outcome, callee }: Flip): FlipWords {
  const { why } = decision
  const fate = { outcome, callee }
  if ('length' in change) return { ...fate, change: why.length(change.length) }
  if ('clobbers' in change) {
    return { ...fate, change: promiseWords(scene, change.clobbers) }
  }
  if ('backend' in change) {
    return { ...fate, change: why.runsOn(variantWords(change.backend)) }
  }
  return { ...fate, change: why.rules(change.rules) }
}
