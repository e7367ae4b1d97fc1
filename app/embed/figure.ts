import { archOf } from '../../src/ops/op.ts'
import { embedWords as words } from './messages.ts'
import { phraseText } from '../messages/phrase.ts'
import { headlineOf } from '../messages/story.ts'
import { linkOf } from '../state/address.ts'
import { isItanium, selectItaniumSettled } from '../state/itanium.ts'
import { courseOf } from '../state/course.ts'
import { selectIsAsking, selectIsCovered } from '../state/present.ts'
import {
  sameInput,
  selectArch,
  selectBackend,
  selectInput,
  selectSite,
  selectStep,
  selectStepIndex,
  selectStories,
  selectStory,
} from '../state/selectors.ts'
import type { AppState, AppStore } from '../state/store.ts'
import { askedHeadline } from './asked.ts'
import { itaniumPart } from './itaniumPart.ts'
import type { FigurePlace, FigureState, MessageError } from './protocol.ts'

/** Where the figure is; null while there is nothing to step through. */
export function figurePlace(state: AppState): FigurePlace | null {
  if (isItanium(state)) return itaniumPart()?.itaniumPlace(state) ?? null
  const story = selectStory(state)
  const step = selectStep(state)
  const { shown } = state.analysis
  if (!story || !step || !shown) return null
  const covered = selectIsCovered(state)
  const asking = selectIsAsking(state)
  const scene = { story, arch: archOf(shown.input.config) }
  return {
    site: story.site.index + 1,
    sites: selectStories(state).length,
    step: selectStepIndex(state) + 1,
    total: asking ? null : story.steps.length,
    headline: covered ? askedHeadline(state) : phraseText(headlineOf(scene, step)),
    verdict: asking ? null : story.decision.outcome,
  }
}

/** All of a figure that the page around it may know. */
export const figureState = (state: AppState): FigureState => ({
  link: linkOf(state),
  listing: state.document.listing,
  arch: isItanium(state) ? 'ia64' : selectArch(state),
  backend: selectBackend(state),
  rules: isItanium(state) ? state.document.itaniumRules : state.document.rules,
  place: figurePlace(state),
})

/** The engine has said what it can about the newest question. */
export function isSettled({ analysis, ...state }: AppState): boolean {
  if (isItanium({ analysis, ...state })) return selectItaniumSettled({ analysis, ...state })
  const { latest, refused, trouble } = analysis
  if (refused || trouble) return true
  return latest !== null && sameInput(selectInput({ analysis, ...state }), latest.input)
}

export const outOfRange = (name: 'site' | 'step', asked: number, of: number): MessageError => ({
  code: 'out-of-range',
  message: words.outOfRange(name, asked, of),
})

/** Goes to a step of a site, both counted from 1; `site` null: of the site in view. */
export function goToStep(
  store: AppStore,
  { to, site }: { readonly to: number; readonly site: number | null },
): MessageError | null {
  const state = store.getState()
  const course = courseOf(state)
  const number = site ?? selectSite(state) + 1
  const steps = course.steps(number - 1)
  if (course.sites === 0) return { code: 'no-story', message: words.noStory }
  if (steps === 0) return outOfRange('site', number, course.sites)
  if (to > steps) return outOfRange('step', to, steps)
  state.pause()
  state.goToSite(number - 1, to - 1)
  return null
}

/** So many steps on, or back; ends where the story does. */
export function moveSteps(store: AppStore, delta: number): MessageError | null {
  if (!figurePlace(store.getState())) return { code: 'no-story', message: words.noStory }
  store.getState().pause()
  for (let left = Math.abs(delta); left > 0; left--) {
    const { place } = store.getState().playback
    store.getState().step(delta > 0 ? 1 : -1)
    if (store.getState().playback.place === place) break
  }
  return null
}

/** The place that the options ask for, before there is a story; the decision of the site where they ask for none. */
export function openAtStep(store: AppStore, step: number | null): void {
  if (step === null) return
  store.setState(({ playback }) => ({
    playback: { ...playback, place: { site: playback.place?.site ?? 0, step: step - 1 } },
  }))
}
