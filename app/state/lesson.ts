import type { Analysis } from '../../src/analysis/analysis.ts'
import type { GoalVerdict } from '../../src/analysis/mark.ts'
import type { Ia64Told } from '../../src/ia64/story/told.ts'
import { wholeDocument, withLine } from '../../src/lessons/documents.ts'
import { replyTo } from '../../src/lessons/reply.ts'
import { shownPart } from './address.ts'
import { ownWork, shownWork, type Work } from './deck.ts'
import type { DocumentState } from './document.ts'
import { noProgress, type Progress, type SceneProgress, withScene } from './lessonProgress.ts'
import { aimed, drawn, inScene, uncovered, withOpen } from './lessonScene.ts'
import { rightAnswer } from './itaniumLesson.ts'
import { selectReading } from './lessonSelectors.ts'
import { sameInput, selectInput } from './selectors.ts'
import type { AppState, Slice } from './store.ts'

/** One task for a course: nothing else of its lesson is shown, and it ends with a receipt. */
export interface Course {
  readonly task: string
  /** Goals are told only once the text is handed in. */
  readonly hidden: boolean
  /** As typed; stands in the receipt. */
  readonly name: string
  readonly receipt: string | null
}

/** A lesson that is being read. */
export interface OpenLesson {
  readonly id: string
  /** Id of the scene in view. */
  readonly scene: string
  /** What the reader had in the lab. */
  readonly before: Work
  /** The page goes to what the scene points at as soon as that is known. */
  readonly aiming: boolean
  /** What would answer the question that is open: nothing of it is drawn. */
  readonly sealed: Analysis | null
  /** The same of a text for Itanium. */
  readonly sealedItanium: Ia64Told | null
  /** What the engine says of the goals of the task in view; null before its first answer. */
  readonly verdicts: readonly GoalVerdict[] | null
  /** The same of the last text that assembled; null before there was one. */
  readonly assembled: readonly GoalVerdict[] | null
  /** The document that `verdicts` are about. */
  readonly marked: DocumentState | null
  /** An instruction was typed and waits to be judged; what was said of the last one. */
  readonly typed: { readonly text: string; readonly reply: string | null } | null
  /** Something would be overwritten: the reader is asked first. */
  readonly confirming: 'restart' | 'lab' | null
  readonly course: Course | null
}

export interface LessonState {
  /** False until the reader does anything: the opening headline and its one button are shown. Saved. */
  readonly introduced: boolean
  readonly open: OpenLesson | null
  /** How far the reader has come in each lesson. Saved. */
  readonly progress: Progress
}

export interface LessonActions {
  leaveOpening(): void
  /** Opens a lesson where the reader left it, or at the scene that is named. */
  openLesson(
    id: string,
    scene?: string | null,
    course?: Pick<Course, 'task' | 'hidden'> | null,
  ): void
  goToScene(scene: string): void
  setOpenLesson(part: Partial<OpenLesson>): void
  /** Goes to what the scene points at, where that is not done yet. */
  aim(): void
  /** The engine's answer while a question is open. */
  seal(analysis: Analysis): void
  /** Gives an answer to the question in view. The right one takes the curtain off. */
  answer(value: string): void
  /** Puts a typed instruction into the listing; the engine's answer judges it. */
  tryInstruction(text: string): void
  /** Takes the curtain off without an answer. */
  giveUp(): void
  nextHint(): void
  /** The scene's own text again, in place of the reader's. */
  restartScene(): void
  /** Back to what the reader had before. */
  leaveLesson(): void
  /** Leaves the lesson and takes its text along. */
  playInLab(): void
  /** Keeps what the reader wrote here. */
  keepWork(document: DocumentState): void
  receiveVerdicts(verdicts: readonly GoalVerdict[]): void
}

export type LessonSlice = { readonly lesson: LessonState } & LessonActions

const noted = (state: AppState, part: Partial<SceneProgress>): AppState => {
  const { open, progress } = state.lesson
  if (!open) return state
  const changed = withScene(progress, open.id, open.scene, part)
  return { ...state, lesson: { ...state.lesson, progress: changed } }
}

const fresh = {
  aiming: true,
  sealed: null,
  sealedItanium: null,
  verdicts: null,
  assembled: null,
  marked: null,
  typed: null,
  confirming: null,
}

/** A lesson at a scene, or where the reader left it. What was read before is left first. */
function opened(
  state: AppState,
  id: string,
  scene: string | null,
  course: Course | null,
): AppState {
  const at = scene ?? state.lesson.progress[id]?.at ?? ''
  // The scene may be of the very text that a question was about: that is not asked again.
  const { sealed = null, sealedItanium = null } = state.lesson.open ?? {}
  const open: OpenLesson = {
    ...fresh,
    sealed,
    sealedItanium,
    id,
    scene: at,
    before: ownWork(state),
    course,
  }
  return inScene({ ...state, lesson: { ...state.lesson, open } }, at)
}

/** The typed instruction in its place; the engine's answer to it stays behind the curtain. */
function withTyped(state: AppState, text: string): AppState {
  const reading = selectReading(state)
  if (reading?.asked?.kind !== 'instruction') return state
  const { document } = reading.scene
  const listing = withLine(document.listing, reading.asked.line, `    ${text.trim()}`)
  const shown = shownPart(state, wholeDocument({ ...document, listing }))
  const { analysis } = state
  const next = withOpen({ ...state, ...shown, analysis }, { typed: { text, reply: null } })
  const sealed = next.lesson.open?.sealed
  // A text that is known already is not asked again.
  return sealed && sameInput(sealed.input, selectInput(next)) ? judged(next, sealed) : next
}

/** What the engine makes of a typed instruction. */
function judged(state: AppState, sealed: Analysis): AppState {
  const typed = state.lesson.open?.typed
  const asked = selectReading(state)?.asked
  const next = withOpen(state, { sealed })
  if (asked?.kind !== 'instruction' || !typed || typed.reply !== null) return next
  const reply = replyTo(asked, sealed)
  const right = reply === null
  const tried = [...(selectReading(state)?.progress.tried ?? []), typed.text]
  const told = withOpen(noted(next, { tried, answered: right }), {
    typed: { ...typed, reply: reply ?? asked.reply },
  })
  return right ? uncovered(told) : told
}

export const lessonSlice: Slice<LessonSlice> = (set, get) => {
  const note = (part: Partial<SceneProgress>) => set((state) => noted(state, part))
  const setLesson = (part: Partial<LessonState>) =>
    set(({ lesson }) => ({ lesson: { ...lesson, ...part } }))
  return {
    lesson: { introduced: false, open: null, progress: noProgress },
    leaveOpening: () => setLesson({ introduced: true }),
    openLesson: (id, scene = null, course = null) =>
      set((state) => opened(state, id, scene, course && { ...course, name: '', receipt: null })),
    goToScene: (scene) => set((state) => inScene(state, scene)),
    setOpenLesson: (part) => set((state) => withOpen(state, part)),
    aim: () => set(aimed),
    answer: (value) => {
      const reading = selectReading(get())
      const known = reading?.asked ? rightAnswer(get(), reading.asked) : null
      if (!reading || known === null) return
      const right = value === known
      note({ tried: [...reading.progress.tried, value], answered: right })
      if (right) set(uncovered)
    },
    tryInstruction: (text) => set((state) => withTyped(state, text)),
    seal: (analysis) => set((state) => judged(state, analysis)),
    giveUp: () => set((state) => uncovered(noted(state, { answered: true, gaveUp: true }))),
    nextHint: () => {
      const hints = selectReading(get())?.progress.hints ?? 0
      note({ hints: Math.min(3, hints + 1) })
    },
    restartScene: () =>
      set((state) => inScene(noted(state, { work: null }), state.lesson.open?.scene ?? '')),
    leaveLesson: () =>
      set((state) => {
        const { open } = state.lesson
        if (!open) return {}
        const { analysis } = state
        // What was behind the curtain may be of the reader's own text: that is not asked again.
        const known = { ...state, analysis: { ...analysis, shown: open.sealed ?? analysis.shown } }
        const seen = open.sealedItanium ? { ...known, itanium: drawn(open.sealedItanium) } : known
        return { ...shownWork(seen, open.before), lesson: { ...state.lesson, open: null } }
      }),
    playInLab: () => setLesson({ open: null }),
    keepWork: (work) => note({ work }),
    receiveVerdicts: (verdicts) => {
      const broken = verdicts.some(({ unread }) => unread)
      set((state) =>
        withOpen(state, {
          verdicts,
          marked: state.document,
          ...(!broken && { assembled: verdicts }),
        }),
      )
      if (verdicts.every(({ met }) => met)) note({ done: true })
    },
  }
}
