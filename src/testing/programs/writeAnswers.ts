import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { answersFile, codeOf, type CommittedAnswer } from './answers.ts'
import { assembled, rowsOf } from './assembled.ts'
import { type GeneratedProgram, generatedProgram } from './generatedProgram.ts'
import { changeable } from './mask.ts'
import { askOracle, type Question } from './oracle.ts'

const programs = 300
/** Some are refused, so that a few more are asked about. */
const tried = 330

/** Asks the oracle about every register before every row. */
export function answersOf(asked: readonly GeneratedProgram[]): readonly CommittedAnswer[] {
  const questions = asked.flatMap((program): Question[] => {
    const linked = assembled(program.lines, program.arch)
    if (!linked) return []
    const ask = rowsOf(linked).map(() => changeable(program.arch))
    return [{ program, linked, ask, joint: false }]
  })
  return askOracle(questions).flatMap((reply, index): CommittedAnswer[] => {
    const question = questions[index]
    if (reply.refused !== null || !question) return []
    const { arch, seed, lines } = question.program
    const mattered = reply.mattered.map((mask, row) => (reply.executed[row] === 0 ? -1 : mask))
    return [{ arch, seed, lines, code: codeOf(question.linked), mattered }]
  })
}

/** Makes the committed answers again; takes about half a minute. */
export function writeAnswers(): void {
  const asked = Array.from({ length: tried }, (_, seed) => generatedProgram(seed))
  const text = answersOf(asked)
    .slice(0, programs)
    .map((answer) => `${JSON.stringify(answer)}\n`)
  writeFileSync(answersFile, gzipSync(text.join(''), { level: 9 }))
}
