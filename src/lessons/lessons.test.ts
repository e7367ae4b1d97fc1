import { describe, expect, it } from 'vitest'
import type { Analysis } from '../analysis/analysis.ts'
import { analyze } from '../analysis/analyze.ts'
import { type Ia64Told, tellIa64 } from '../ia64/story/told.ts'
import { markTask } from '../analysis/mark.ts'
import { sourceOf } from '../provenance/index.ts'
import { medianOf, sentenceLengths, wordsIn } from '../testing/wording.ts'
import { registerNames } from '../x86/registers.ts'
import { inputOf, wholeDocument, withLine } from './documents.ts'
import { focusedStep } from './focus.ts'
import { lessons } from './index.ts'
import { plainText } from './inline.ts'
import type {
  ChoicePrediction,
  Focus,
  Lesson,
  Scene,
  SceneDocument,
  TypedInstruction,
} from './lesson.ts'

function analysisOf(document: SceneDocument): Analysis {
  const answer = analyze(inputOf(wholeDocument(document)))
  if (answer.kind === 'refused') throw new Error('a combination that never existed')
  return answer.analysis
}

const toldOf = (document: SceneDocument): Ia64Told => {
  const { listing, itaniumRules: rules } = wholeDocument(document)
  return tellIa64({ listing, rules, platform: 'xen' })
}

const isItanium = ({ machine }: SceneDocument): boolean => machine === 'ia64'

const errorsOf = ({ diagnostics }: Pick<Analysis, 'diagnostics'>) =>
  diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)

/** Everything that is read in a scene, without marks. */
function sentencesOf({ title, text, prediction, task }: Scene): readonly string[] {
  const asked =
    prediction === undefined
      ? []
      : prediction.kind === 'instruction'
        ? [
            prediction.question,
            prediction.reply,
            prediction.otherwise,
            ...prediction.wrong.map(({ reply }) => reply),
          ]
        : [prediction.question, ...prediction.options.map(({ reply }) => reply)]
  const done = task ? [task.ask, ...task.hints] : []
  return [title, ...text, ...asked, ...done].map(plainText)
}

const unique = (ids: readonly unknown[]) => expect(new Set(ids).size).toBe(ids.length)

describe('the lessons', () => {
  it('have ids of their own', () => unique(lessons.map(({ id }) => id)))

  it('build on lessons that come before', () => {
    lessons.forEach(({ after }, at) => {
      const before = lessons.slice(0, at).map(({ id }) => id)
      for (const id of after) expect(before).toContain(id)
    })
  })
})

describe.each(lessons)('the lesson "$title"', (lesson: Lesson) => {
  const { scenes } = lesson

  it('has ids that stand in links', () => {
    const tasks = scenes.flatMap(({ task }) => (task ? [task.id] : []))
    for (const id of [lesson.id, ...scenes.map((scene) => scene.id), ...tasks]) {
      expect(id).toMatch(/^[a-z][a-z\d]*(-[a-z\d]+)*$/)
    }
    unique(scenes.flatMap(({ id, formerly }) => [id, ...(formerly ? [formerly] : [])]))
    unique(tasks)
  })

  it('goes back to something', () => {
    for (const id of lesson.sources) expect(sourceOf(id).id).toBe(id)
  })

  it('asks or sets a task in all scenes but two', () => {
    expect(scenes.length).toBeGreaterThan(1)
    const idle = scenes.filter(({ prediction, task }) => !prediction && !task)
    expect(idle.length).toBeLessThanOrEqual(2)
  })

  it('speaks plainly', () => {
    for (const scene of scenes) {
      const words = wordsIn(scene.text.map(plainText).join(' ')).length
      expect(words, `${scene.id}: words`).toBeGreaterThanOrEqual(40)
      expect(words, `${scene.id}: words`).toBeLessThanOrEqual(120)
      const lengths = sentenceLengths(sentencesOf(scene))
      expect(medianOf(lengths), `${scene.id}: median sentence`).toBeLessThanOrEqual(16)
      expect(lengths.at(-1), `${scene.id}: longest sentence`).toBeLessThanOrEqual(28)
    }
  })

  describe.each(scenes)('in the scene "$title"', ({ document, focus, meant, prediction, task }) => {
    it('has a text with the errors that it means, and no other', () => {
      const found = isItanium(document) ? toldOf(document) : analysisOf(document)
      expect(errorsOf(found).toSorted()).toEqual((meant ?? []).toSorted())
    })

    it('points at something', () => {
      if (isItanium(document)) return pointsInItanium(focus, document)
      const analysis = analysisOf(document)
      const story = analysis.stories[focus.site]
      expect(story).toBeDefined()
      if (story) expect(focusedStep(story, focus.step)).not.toBeNull()
      if (focus.register) expect(registerNames(analysis.program.arch)).toContain(focus.register)
    })

    if (prediction && prediction.kind !== 'instruction') asksWell(prediction, document)
    if (prediction?.kind === 'instruction') asksForCode(prediction, document)

    if (task) {
      it('sets a task that is not done at the start and can be done', () => {
        unique(task.goals.map(({ id }) => id))
        const start = markTask({ document, task }, wholeDocument(document))
        expect(start.every(({ met }) => met)).toBe(false)
        const solved = markTask(
          { document, task },
          wholeDocument({ ...document, ...task.solution }),
        )
        expect(solved.filter(({ met }) => !met)).toEqual([])
        for (const { because } of [...start, ...solved]) expect(because).toMatch(/[.!]$/)
      })
    }
  })
})

function pointsInItanium({ site, itanium }: Focus, document: SceneDocument): void {
  const story = toldOf(document).stories[site]
  expect(story).toBeDefined()
  const kinds = story?.steps.map(({ kind }) => kind)
  if (itanium === 'accident-end') expect(story?.accidentEnd).toBeGreaterThan(0)
  else if (itanium) expect(kinds).toContain(itanium)
}

/** The right answer, as the page works it out. */
const rightOf = (asked: ChoicePrediction, document: SceneDocument): string | number =>
  asked.kind === 'itanium' ? asked.answer(toldOf(document)) : asked.answer(analysisOf(document))

function asksWell(asked: ChoicePrediction, document: SceneDocument): void {
  const { options } = asked
  it('asks a question with one right answer, and a reply of its own to each', () => {
    expect(options.length).toBeGreaterThan(1)
    const values: readonly (string | number)[] = options.map(({ value }) => value)
    unique(values)
    unique(options.map(({ reply }) => reply))
    expect(values).toContain(rightOf(asked, document))
  })

  it('says "Right" to the right answer alone', () => {
    const right = rightOf(asked, document)
    for (const { value, reply } of options) {
      expect(/^Right[.:]/.test(reply), `${value}: ${reply}`).toBe(value === right)
    }
  })
}

function asksForCode(asked: TypedInstruction, document: SceneDocument): void {
  const typed = (text: string) =>
    analysisOf({ ...document, listing: withLine(document.listing, asked.line, text) })

  it('takes the solution and not what stands there', () => {
    expect(asked.accepts(typed(asked.solution))).toBe(true)
    expect(asked.accepts(analysisOf(document))).toBe(false)
  })

  it('tells each wrong instruction why', () => {
    unique([...asked.wrong.map(({ reply }) => reply), asked.otherwise])
    for (const { example } of asked.wrong) {
      const analysis = typed(example)
      expect(errorsOf(analysis).filter((code) => code.startsWith('asm/'))).toEqual([])
      expect(asked.accepts(analysis)).toBe(false)
      expect(asked.wrong.find(({ when }) => when(analysis))?.example).toBe(example)
    }
  })
}
