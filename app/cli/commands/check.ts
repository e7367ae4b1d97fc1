import { nearestWord } from '../../../src/base/nearest.ts'
import { type Result, err, ok } from '../../../src/base/result.ts'
import { lessonById, lessons, sceneOfTask } from '../../../src/lessons/index.ts'
import type { CliIo } from '../io.ts'
import { isFaulty, type Mark, markOf, marksCsv, marksText, unread } from '../marks.ts'
import { checkMessages as words, usageMessages } from '../messages.ts'
import { reasonOf, refuse } from '../source.ts'
import { type Exercise, isLink, submissionFrom } from '../submission.ts'
import { commandMessages } from '../helpMessages.ts'
import type { Command } from './command.ts'

/** What is taken from a folder; other files in it are no answers. */
const answers = /\.(?:s|S|asm|txt|json|receipt|link)$/

function exerciseOf(lessonId: string, taskId: string): Result<Exercise, string> {
  const lesson = lessonById(lessonId)
  if (!lesson) {
    const ids = lessons.map(({ id }) => id)
    return err(words.noLesson(lessonId, nearestWord(lessonId, ids), ids))
  }
  const scene = sceneOfTask(lesson, taskId)
  if (scene) return ok({ lesson, scene, task: scene.task })
  const ids = lesson.scenes.flatMap(({ task }) => (task ? [task.id] : []))
  return err(words.noTask(lessonId, taskId, ids))
}

async function marked(path: string, exercise: Exercise, io: CliIo): Promise<Mark> {
  try {
    const text = isLink(path) ? path : await io.readFile(path)
    const submission = submissionFrom(path, text, exercise)
    return submission.ok ? markOf(path, submission.value, exercise) : unread(path, submission.error)
  } catch (error) {
    return unread(path, reasonOf(error))
  }
}

/** A folder stands for the answers in it, by name; an empty one for none. */
async function pathsIn(path: string, io: CliIo): Promise<readonly string[]> {
  const names = isLink(path) ? null : await io.list(path)
  if (names === null) return [path]
  return names
    .filter((name) => answers.test(name))
    .toSorted()
    .map((name) => `${path.replace(/\/+$/, '')}/${name}`)
}

async function marksOf(paths: readonly string[], exercise: Exercise, io: CliIo) {
  const marks: Mark[] = []
  for (const path of paths) {
    for (const file of await pathsIn(path, io)) marks.push(await marked(file, exercise, io))
  }
  return marks
}

export const check: Command = {
  name: 'check',
  ...commandMessages.check,
  options: ['json', 'csv'],
  run: async ({ files, json, csv }, io) => {
    const [lessonId, taskId, ...paths] = files
    if (lessonId === undefined || taskId === undefined || paths.length === 0) {
      return refuse(io, words.usage())
    }
    const exercise = exerciseOf(lessonId, taskId)
    if (!exercise.ok) return refuse(io, exercise.error)
    if (json && csv) return refuse(io, words.oneForm())
    const marks = await marksOf(paths, exercise.value, io)
    if (marks.length === 0) {
      return refuse(io, usageMessages.unreadable(paths.join(', '), words.empty()))
    }
    if (json) await io.write(`${JSON.stringify(marks)}\n`)
    else await io.write(csv ? marksCsv(marks, exercise.value) : marksText(marks))
    for (const { file, score, reason } of marks) {
      if (score === null)
        io.writeError(`pvscope: ${usageMessages.unreadable(file, reason ?? '')}\n`)
    }
    return marks.some(isFaulty) ? 1 : 0
  },
}
