import type { Ia64Story } from '../../../src/ia64/story/told.ts'
import { selectItaniumStep, selectItaniumStory, selectItanium } from '../../state/itanium.ts'
import type { AppState } from '../../state/store.ts'
import { tagOffset } from './layout.ts'

const bundle = (offset: number): readonly number[] => [offset, offset + 1, offset + 2]

/** Where the scan found the alloc, in its section. */
function allocOffset({ decision }: Ia64Story): readonly number[] {
  const tag = decision.scan?.found?.tag
  const { start, offset } = decision.site
  return tag === undefined ? [] : [offset + Number(tag - (start & ~15n))]
}

/** Where the machines of a run stand. */
function walked(state: AppState): readonly number[] {
  const told = selectItanium(state)
  const moment = told?.run?.moments[state.run.wanted]
  const line = moment?.patched.waiting ? moment.unpatched.line : moment?.patched.line
  return (told?.rows ?? []).filter((row) => row.line === line).map(tagOffset)
}

/** Tags of the instructions that the step in view is about. */
export function itaniumInView(state: AppState): readonly number[] {
  const story = selectItaniumStory(state)
  const step = selectItaniumStep(state)
  const call = selectItanium(state)?.rows[story?.losses.row ?? -1]
  if (state.run.open) return walked(state)
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
