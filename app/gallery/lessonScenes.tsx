import type { ReactNode } from 'react'
import { lessonById, lessons } from '../../src/lessons/index.ts'
import { CataloguePage } from '../panels/Catalogue/CataloguePage.tsx'
import { GlossaryPage } from '../panels/Glossary/GlossaryPage.tsx'
import { Covered } from '../panels/Lesson/Covered.tsx'
import { LessonPanel } from '../panels/Lesson/LessonPanel.tsx'
import { ownWork } from '../state/deck.ts'
import type { Course, OpenLesson } from '../state/lesson.ts'
import { type SceneProgress, untouched, withScene } from '../state/lessonProgress.ts'
import type { AppState } from '../state/store.ts'
import type { Exhibit, Scene } from './scenes.tsx'

type Change = NonNullable<Scene['set']>

/** A scene of a lesson, read so far. */
const reading =
  (
    id: string,
    scene: string,
    progress: Partial<SceneProgress> = {},
    open: Partial<OpenLesson> = {},
  ): Change =>
  (state) => ({
    lesson: {
      introduced: true,
      open: { ...closed(state), id, scene, ...open },
      progress: withScene({}, id, scene, { ...untouched, ...progress }),
    },
  })

const closed = (state: AppState): OpenLesson => ({
  id: '',
  scene: '',
  before: ownWork(state),
  aiming: false,
  sealed: state.analysis.shown,
  sealedItanium: null,
  marked: null,
  verdicts: null,
  assembled: null,
  typed: null,
  confirming: null,
  course: null,
})

/** The first `met` goals of a task are met. */
function verdicts(id: string, scene: string, met: number): Partial<OpenLesson> {
  const task = lessonById(id)?.scenes.find((each) => each.id === scene)?.task
  return {
    verdicts: (task?.goals ?? []).map(({ id: goal }, at) => ({
      id: goal,
      met: at < met,
      because: at < met ? '' : 'Site 1, 9 bytes long, gets a call inside the sandwich.',
    })),
  }
}

const course = (part: Partial<Course>): Partial<OpenLesson> => ({
  ...verdicts('sandwich', 'lguest', 2),
  course: { task: 'lguest-inline', hidden: false, name: '', receipt: null, ...part },
})

const receipt = `pvscope task sandwich/lguest-inline
goals: 3 of 3
first answers: 1 of 1, hints: 2`

const Beside = () => (
  <div style={{ display: 'grid', width: 330 }}>
    <LessonPanel />
  </div>
)

const Start = ({ children }: { readonly children: ReactNode }) => (
  <div style={{ height: 900, overflow: 'hidden', contain: 'layout' }}>{children}</div>
)
const CatalogueStart = () => (
  <Start>
    <CataloguePage />
  </Start>
)
const GlossaryStart = () => (
  <Start>
    <GlossaryPage />
  </Start>
)

const scene = (id: string, set: Change): Scene => ({ id, set, Content: Beside })
const task = (progress: Partial<SceneProgress>, met: number): Change =>
  reading(
    'sandwich',
    'lguest',
    { answered: true, ...progress },
    verdicts('sandwich', 'lguest', met),
  )

const begun: Change = () => ({
  lesson: {
    introduced: true,
    open: null,
    progress: lessons.slice(0, 2).reduce((progress, { id, scenes }, lesson) => {
      const read = scenes.slice(0, lesson === 0 ? scenes.length : 1)
      return read.reduce(
        (known, { id: at }) => withScene(known, id, at, { answered: true, done: true }),
        progress,
      )
    }, {}),
  },
})

export const lessonExhibits: readonly Exhibit[] = [
  {
    id: 'lesson',
    scenes: [
      scene('a question', reading('callsite', 'one-instruction')),
      scene('a wrong answer', reading('callsite', 'one-instruction', { tried: ['5'] })),
      scene(
        'the right answer',
        reading('callsite', 'one-instruction', { tried: ['5', '1'], answered: true }),
      ),
      scene('shown', reading('callsite', 'one-instruction', { answered: true, gaveUp: true })),
      scene('to be typed', reading('sandwich', 'close')),
      scene(
        'typed, and not it',
        reading(
          'sandwich',
          'close',
          { tried: ['nop'] },
          { typed: { text: 'nop', reply: 'A nop saves nothing.' } },
        ),
      ),
      scene('a task', task({}, 1)),
      scene('one hint', task({ hints: 1 }, 1)),
      scene('two hints', task({ hints: 2 }, 2)),
      scene('three hints', task({ hints: 3 }, 2)),
      scene('done', task({ done: true }, 3)),
      scene(
        'over again?',
        reading(
          'sandwich',
          'lguest',
          { answered: true },
          { ...verdicts('sandwich', 'lguest', 1), confirming: 'restart' },
        ),
      ),
      scene(
        'a task for a course',
        reading('sandwich', 'lguest', { answered: true, hints: 3 }, course({})),
      ),
      scene(
        'goals untold',
        reading('sandwich', 'lguest', { answered: true }, course({ hidden: true })),
      ),
      scene(
        'a receipt',
        reading('sandwich', 'lguest', { answered: true }, course({ name: 'A. Reader', receipt })),
      ),
    ],
  },
  {
    id: 'covered',
    scenes: [{ id: 'a question', set: reading('callsite', 'one-instruction'), Content: Covered }],
  },
  {
    id: 'catalogue',
    wide: true,
    scenes: [
      { id: 'nothing read', Content: CatalogueStart },
      { id: 'begun', set: begun, Content: CatalogueStart },
    ],
  },
  { id: 'glossary', wide: true, scenes: [{ id: 'all words', Content: GlossaryStart }] },
]
