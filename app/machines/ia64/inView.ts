import type { Ia64Story } from '../../../src/ia64/story/told.ts'
import { selectItaniumStep, selectItaniumStory, selectItanium } from '../../state/itanium.ts'
import { selectItaniumMarks } from '../../panels/Listing/itaniumMarks.ts'
import type { AppState } from '../../state/store.ts'
import { tagOffset } from './layout.ts'

const bundle = (offset: number): readonly number[] => [offset, offset + 1, offset + 2]

/** Where the scan found the alloc, in its section. */
function allocOffset({ decision }: Ia64Story): readonly number[] {
  const tag = decision.scan?.found?.tag
  const { start, offset } = decision.site
  return tag === undefined ? [] : [offset + Number(tag - (start & ~15n))]
}

/** Tags of the instructions that the step in view is about. */
export function itaniumInView(state: AppState): readonly number[] {
  const story = selectItaniumStory(state)
  const step = selectItaniumStep(state)
  const call = selectItanium(state)?.rows[story?.losses.row ?? -1]
  if (state.run.open) return selectItaniumMarks(state).map(({ offset }) => offset)
  if (!story || !step) return []
  switch (step.kind) {
    case 'bundle':
      return bundle(story.site.offset)
    case 'stub':
      return bundle(story.site.offset + 16 * step.moment)
    case 'scan':
      return allocOffset(story)
    case 'accident':
      return call && step.moment > 0 ? [tagOffset(call)] : []
    default:
      return []
  }
}
