import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { termsIn } from '../../../src/glossary/mentions.ts'
import { plainText, prose } from '../../../src/lessons/inline.ts'
import { lessons } from '../../../src/lessons/index.ts'
import type { Prediction, Scene } from '../../../src/lessons/lesson.ts'
import { type SceneProgress, withScene } from '../../state/lessonProgress.ts'
import { store } from '../../state/store.ts'
import { LessonPanel } from './LessonPanel.tsx'
import { SceneText } from './LessonText.tsx'

const scenes = lessons.flatMap(({ id, scenes: all }) =>
  all.map((scene) => ({ ...scene, lesson: id, at: `${id}/${scene.id}` })),
)

const used = (texts: readonly string[]) => termsIn(texts.map(prose).join('\n'))

const linked = (markup: string): readonly string[] =>
  [...markup.matchAll(/href="\.\/\?glossary=([\w-]+)"/g)].map(([, id = '']) => id)

/** The lesson's panel at a scene, after what a reader did there. */
function panel({ lesson, id }: { lesson: string; id: string }, part: Partial<SceneProgress>) {
  store.setState((state) => ({
    lesson: { ...state.lesson, open: null, progress: withScene({}, lesson, id, part) },
  }))
  store.getState().openLesson(lesson, id)
  // Markup is made of the state that a store began with.
  vi.spyOn(store, 'getInitialState').mockImplementation(() => store.getState())
  return renderToStaticMarkup(createElement(LessonPanel))
}

/** What is said to an answer, and the answer that it is said to. */
function repliesOf(asked: Prediction | undefined) {
  if (!asked || asked.kind === 'instruction') return []
  return asked.options.map(({ value, label = '', reply }) => ({
    given: String(value),
    label,
    reply,
  }))
}

/** What is read of a task, when all its hints are out. */
const taskTexts = ({ task }: Scene): readonly string[] =>
  task ? [task.ask, ...task.goals.map(({ words }) => words), ...task.hints] : []

describe.each(scenes)('in $at', (scene) => {
  const { title, text, prediction } = scene
  const shown = [title, ...text, ...(prediction ? [prediction.question] : [])]

  it('every word of the field leads to its meaning where it comes first', () => {
    const asked = panel(scene, {})
    expect(linked(asked)).toEqual(expect.arrayContaining([...used(shown)]))
    const done = panel(scene, { answered: true, gaveUp: true, hints: 3 })
    expect(linked(done)).toEqual(expect.arrayContaining([...used([...shown, ...taskTexts(scene)])]))
  })

  it('every reply explains its words, and those of the answer', () => {
    for (const { given, label, reply } of repliesOf(prediction)) {
      const markup = panel(scene, { tried: [given] })
      expect(linked(markup), given).toEqual(expect.arrayContaining([...used([reply, label])]))
    }
  })

  it('no mark stands in the name of a control', () => {
    const markup = panel(scene, { answered: true, gaveUp: true, hints: 3 }) + panel(scene, {})
    for (const [control] of markup.matchAll(/<(button|label|summary)\b.*?<\/\1>/gs)) {
      expect(control).not.toContain('glossary=')
    }
  })
})

describe.each(scenes)('the text of $at', ({ text }) => {
  const markup = renderToStaticMarkup(createElement(SceneText, { paragraphs: text }))

  it('leads from the first use of each term to its meaning, and from no other', () => {
    expect(linked(markup).toSorted()).toEqual([...used(text)].toSorted())
  })

  it('loses no word by its marks', () => {
    const read = markup
      .replace(/<\/p><p>/g, '\n')
      .replace(/<[^>]+>/g, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&amp;', '&')
    expect(read).toBe(text.map(plainText).join('\n'))
  })
})
