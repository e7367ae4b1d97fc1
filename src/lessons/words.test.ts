import { describe, expect, it } from 'vitest'
import { termById, terms } from '../glossary/index.ts'
import { termsIn } from '../glossary/mentions.ts'
import { markTask } from '../analysis/mark.ts'
import { setTasks } from '../testing/lessons.ts'
import { misspelt } from '../testing/spelling.ts'
import { wholeDocument } from './documents.ts'
import { prose } from './inline.ts'
import { lessons } from './index.ts'
import type { Scene } from './lesson.ts'

const asked = ({ prediction, task }: Scene): readonly string[] => [
  ...(prediction ? [prediction.question] : []),
  ...(task ? [task.ask] : []),
]

/** All that is said to an answer, a task, a goal. */
function answered({ prediction, task }: Scene): readonly string[] {
  const choices =
    prediction && prediction.kind !== 'instruction'
      ? prediction.options.flatMap(({ label = '', reply }) => [label, reply])
      : []
  const typed =
    prediction?.kind === 'instruction'
      ? [prediction.reply, prediction.otherwise, ...prediction.wrong.map(({ reply }) => reply)]
      : []
  const done = task ? [...task.hints, ...task.goals.map(({ words }) => words)] : []
  return [...choices, ...typed, ...done]
}

interface Read {
  readonly at: string
  readonly scene: Scene
  /** Terms that no scene before has used, in reading order. */
  readonly news: readonly string[]
}

/** The scenes as somebody reads them who begins at the beginning. */
function readInOrder(): readonly Read[] {
  const met = new Set<string>()
  return lessons.flatMap((lesson) =>
    lesson.scenes.map((scene) => {
      const used = termsIn(
        [scene.title, ...scene.text, ...asked(scene), ...answered(scene)].map(prose).join('\n'),
      )
      const news = used.filter((id) => termById(id)?.level === 'taught' && !met.has(id))
      for (const id of used) met.add(id)
      return { at: `${lesson.id}/${scene.id}`, scene, news }
    }),
  )
}

const read = readInOrder()

describe('the words of the lessons', () => {
  it.each(lessons)(
    'are spelt as the dictionary has it in "$title"',
    ({ title, summary, scenes }) => {
      const texts = scenes.flatMap((scene) => [
        scene.title,
        ...scene.text,
        ...asked(scene),
        ...answered(scene),
      ])
      expect(misspelt([title, summary, ...texts].map(prose))).toEqual([])
    },
  )

  it('are spelt so in what goals find, too', () => {
    const found = setTasks.flatMap(({ document, task }) =>
      [document, { ...document, ...task.solution }].flatMap((answer) =>
        markTask({ document, task }, wholeDocument(answer)),
      ),
    )
    expect(misspelt(found.map(({ because }) => because))).toEqual([])
  })

  it('come one new term a scene', () => {
    const crowded = read.filter(({ news }) => news.length > 1)
    expect(crowded.map(({ at, news }) => `${at}: ${news.join(', ')}`)).toEqual([])
  })

  it('are new in a text, where they are explained, and not in a question', () => {
    const late = read.filter(({ scene, news }) => {
      const explained = termsIn(scene.text.map(prose).join('\n'))
      return news.some((id) => !explained.includes(id as never))
    })
    expect(late.map(({ at, news }) => `${at}: ${news.join(', ')}`)).toEqual([])
  })

  it('teach more than a dozen terms', () => {
    expect(new Set(read.flatMap(({ news }) => news)).size).toBeGreaterThan(12)
  })

  it('are explained by meanings that answer no question: no register is named in them', () => {
    const named = terms.filter(({ meaning }) =>
      /\b(?:[er]?(?:ax|bx|cx|dx|si|di|bp)|r(?:8|9|1[0-5]))\b/.test(meaning),
    )
    expect(named.map(({ id }) => id)).toEqual([])
  })
})
