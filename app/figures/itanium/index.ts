import type { StackShown } from '../../../src/ia64/story/picture.ts'
import type { Ia64Step } from '../../../src/ia64/story/steps.ts'
import type { Ia64Story } from '../../../src/ia64/story/told.ts'
import { selectItanium, selectItaniumStep, selectItaniumStory } from '../../state/itanium.ts'
import { stackAt } from '../../state/itaniumRun.ts'
import type { AppState } from '../../state/store.ts'
import type { Palette } from '../palette.ts'
import type { Drawing } from '../svg.ts'
import { itaniumCompareDrawing } from './compare.ts'
import { itaniumBytesDrawing, itaniumStepDrawing, type Shown } from './step.ts'
import { stackMomentDrawing } from './stack.ts'

function shownIn(state: AppState, palette: Palette): Shown | null {
  const told = selectItanium(state)
  const story = selectItaniumStory(state)
  const step = selectItaniumStep(state)
  return told && story && step ? { told, story, step, palette } : null
}

/** What the step in view shows of the stack; else the frame around the site. */
function storyMoment({ pictures }: Ia64Story, { picture, moment }: Ia64Step) {
  const here = pictures[picture]
  if (here?.kind === 'stack' || here?.kind === 'accident') return here.moments[moment]
  const stack = pictures.find(({ kind }) => kind === 'stack')
  return stack?.kind === 'stack' ? stack.moments[0] : undefined
}

/** The frame of the patched machine while a run is open; else that of the story. */
function stackMoment(state: AppState): StackShown | undefined {
  const story = selectItaniumStory(state)
  const step = selectItaniumStep(state)
  if (state.run.open) {
    const run = selectItanium(state)?.run
    if (!run) return undefined
    return stackAt(run, 'patched', Math.min(state.run.wanted, run.moments.length - 1))
  }
  return story && step ? storyMoment(story, step) : undefined
}

type Draw = (state: AppState, palette: Palette) => Drawing | null

const ofStep =
  (draw: (shown: Shown) => Drawing | null): Draw =>
  (state, palette) => {
    const shown = shownIn(state, palette)
    return shown && draw(shown)
  }

/** The pictures of a text for Itanium, beside its listing. */
export const itaniumDraws = {
  step: ofStep(itaniumStepDrawing),
  bytes: ofStep(itaniumBytesDrawing),
  stack: (state, palette) => {
    const moment = stackMoment(state)
    return moment ? stackMomentDrawing(moment, palette) : null
  },
  compare: (state, palette) => {
    const told = selectItanium(state)
    return told && itaniumCompareDrawing(told, palette)
  },
} as const satisfies Readonly<Record<string, Draw>>
