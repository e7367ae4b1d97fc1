import { describe, expect, it } from 'vitest'
import type { Row } from '../../program/program.ts'
import { type Known, knownPrograms } from './answers.ts'
import { type DeadBefore, deadAfterByAnalysis, deadByAnalysis, deadByRows } from './deadBefore.ts'
import { generatedProgram } from './generatedProgram.ts'
import { countBits, type Mask, maskText } from './mask.ts'
import { mistakes } from './mistakes.ts'

/** `npm run answers` asks the oracle anew, and then checks what it wrote. */
if (process.env['PVSCOPE_ANSWERS'] === 'write') (await import('./writeAnswers.ts')).writeAnswers()

const programs = knownPrograms()

const matteredAt = ({ answer }: Known, row: number): Mask => {
  const mask = answer.mattered[row] ?? -1
  return mask === -1 ? 0 : mask
}

/** What mattered although an analysis calls it dead, as one line each. */
function contradictions(deadBefore: DeadBefore, known: Known): readonly string[] {
  const { answer, linked, rows } = known
  const dead = deadBefore(answer, linked)
  return rows.flatMap(({ line, text }, row) => {
    const wrong = matteredAt(known, row) & (dead[row] ?? 0)
    const place = `${answer.arch}, seed ${answer.seed}, line ${line}, ${text}`
    return wrong === 0 ? [] : [`${place}: ${maskText(answer.arch, wrong)} is needed before it`]
  })
}

/** Rows to which control may go on in the same function. */
const successors = ({ rows }: Known, { flow, target }: Row, row: number): readonly number[] => [
  ...(['next', 'branch', 'call'].includes(flow) ? [row + 1] : []),
  ...(['jump', 'branch'].includes(flow) ? [rows.findIndex(({ offset }) => offset === target)] : []),
]

/** What is needed before a row is needed after those that lead to it. */
function contradictionsAfter(known: Known): readonly string[] {
  const { answer, linked, rows } = known
  const dead = deadAfterByAnalysis(answer, linked)
  return rows.flatMap((row, index) => {
    const needed = successors(known, row, index).reduce((all, to) => all | matteredAt(known, to), 0)
    const wrong = needed & (dead[index] ?? 0)
    const place = `${answer.arch}, seed ${answer.seed}, line ${row.line}, ${row.text}`
    return wrong === 0 ? [] : [`${place}: ${maskText(answer.arch, wrong)} is needed after it`]
  })
}

describe('what running programs said', () => {
  it('is about many programs, rows and registers of both widths', () => {
    expect(programs.length).toBe(300)
    for (const arch of ['x86-32', 'x86-64']) {
      const ofArch = programs.filter(({ answer }) => answer.arch === arch)
      const ran = ofArch.flatMap(({ answer }) => answer.mattered.filter((mask) => mask !== -1))
      expect(ofArch.length).toBeGreaterThan(100)
      expect(ran.length).toBeGreaterThan(1500)
      expect(countBits(ran)).toBeGreaterThan(4000)
    }
  })

  it('is about the programs that its seeds make (npm run answers makes it again)', () => {
    for (const { answer } of programs) {
      expect(generatedProgram(answer.seed)).toMatchObject({
        arch: answer.arch,
        lines: answer.lines,
      })
    }
  })

  it('has everything that mattered alive in the analysis', () => {
    expect(programs.flatMap((known) => contradictions(deadByAnalysis, known))).toEqual([])
  })

  it('has it alive after every row that leads there, too', () => {
    expect(programs.flatMap(contradictionsAfter)).toEqual([])
  })

  it.each(Object.entries(mistakes))('tells that this is wrong: %s', (_, mistake) => {
    const touched = programs.filter(({ rows }) => rows.some((row) => mistake(row) !== row))
    const wrong = deadByRows(mistake)
    expect(touched.some((known) => contradictions(wrong, known).length > 0)).toBe(true)
  })
})
