import type { Analysis } from '../../src/analysis/analysis.ts'
import type { Ia64Told } from '../../src/ia64/story/told.ts'
import { wholeDocument } from '../../src/lessons/documents.ts'
import { focusedStep } from '../../src/lessons/focus.ts'
import { shownPart } from './address.ts'
import { arrival } from './analysisSlice.ts'
import { shownWork } from './deck.ts'
import { isAskedOf, isItanium, itaniumArrival } from './itanium.ts'
import type { OpenLesson } from './lesson.ts'
import { itaniumAim } from './itaniumLesson.ts'
import { sceneProgress } from './lessonProgress.ts'
import { selectReading } from './lessonSelectors.ts'
import { sameInput, selectInput } from './selectors.ts'
import type { AppState } from './store.ts'

export const withOpen = (state: AppState, part: Partial<OpenLesson>): AppState => ({
  ...state,
  lesson: { ...state.lesson, open: state.lesson.open && { ...state.lesson.open, ...part } },
})

/** What is known already of the document in view: drawn, or behind the curtain. */
function knownOf(state: AppState): Analysis | null {
  const input = selectInput(state)
  const { analysis, lesson } = state
  const all = [analysis.shown, lesson.open?.sealed ?? null]
  return all.find((each) => each !== null && sameInput(each.input, input)) ?? null
}

const knownOfItanium = (state: AppState): Ia64Told | null =>
  [state.itanium.latest, state.lesson.open?.sealedItanium].find(
    (each) => each && isItanium(state) && isAskedOf(state, each),
  ) ?? null

/** What is told of a text for Itanium is all that is drawn of it. */
export const drawn = (told: Ia64Told | null): AppState['itanium'] => ({ shown: told, latest: told })

/** Shows a scene: with what the reader wrote there, or as the lesson has it while its question is open. */
export function inScene(state: AppState, wanted: string): AppState {
  const there = selectReading(withOpen(state, { scene: wanted }))
  const { open, progress } = state.lesson
  if (!open || !there) return state
  const { id: scene, document } = there.scene
  const { work } = sceneProgress(progress, open.id, scene)
  const shown =
    there.asked || !work
      ? shownPart(state, wholeDocument(document))
      : shownWork(state, { document: work, place: null })
  const opened = {
    ...state,
    ...shown,
    lesson: {
      introduced: true,
      open: {
        ...open,
        scene,
        aiming: true,
        verdicts: null,
        assembled: null,
        marked: null,
        typed: null,
        confirming: null,
      },
      progress: { ...progress, [open.id]: { scenes: progress[open.id]?.scenes ?? {}, at: scene } },
    },
  }
  const known = knownOf({ ...opened, analysis: state.analysis })
  const told = knownOfItanium({ ...opened, itanium: state.itanium })
  const seen = there.asked ? null : known
  return aimed(
    withOpen(
      {
        ...opened,
        analysis: { ...state.analysis, shown: seen, latest: seen, refused: null, flips: [] },
        itanium: drawn(there.asked ? null : told),
      },
      { sealed: there.asked ? known : null, sealedItanium: there.asked ? told : null },
    ),
  )
}

/** Goes to what the scene points at, once it is there. */
export function aimed(state: AppState): AppState {
  const { open } = state.lesson
  const reading = selectReading(state)
  if (open?.aiming && state.document.machine === 'ia64') {
    const place = itaniumAim(state)
    const there = { ...state, playback: { ...state.playback, place } }
    return place ? withOpen(there, { aiming: false }) : state
  }
  const story = state.analysis.shown?.stories[reading?.scene.focus.site ?? -1]
  if (!open?.aiming || !reading || !state.analysis.shown) return state
  const { site, step } = reading.scene.focus
  const place = story ? { site, step: focusedStep(story, step) ?? 0 } : state.playback.place
  return { ...withOpen(state, { aiming: false }), playback: { ...state.playback, place } }
}

/** Takes the curtain off: what was behind it is drawn. */
export function uncovered(state: AppState): AppState {
  const { sealed, sealedItanium } = state.lesson.open ?? {}
  const open = withOpen(state, { sealed: null, sealedItanium: null, aiming: true })
  if (sealedItanium) return aimed({ ...open, ...itaniumArrival(open, sealedItanium) })
  return aimed(sealed ? { ...open, ...arrival(open, sealed) } : open)
}
