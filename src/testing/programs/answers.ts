import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { hex } from '../../base/bytes.ts'
import type { Program, Row } from '../../program/program.ts'
import type { Arch } from '../../x86/arch.ts'
import { assembled, rowsOf, textOf } from './assembled.ts'
import type { Listed } from './deadBefore.ts'
import type { Mask } from './mask.ts'

/** What running one program over and over said, whatever any analysis says. */
export interface CommittedAnswer extends Listed {
  readonly arch: Arch
  readonly seed: number
  /** Bytes of its text, in hex. */
  readonly code: string
  /**
   * For each row, the registers and flags of which some other value before it changed the result; −1 for a
   * row that never ran.
   */
  readonly mattered: readonly Mask[]
}

export const answersFile = join(import.meta.dirname, '../vectors/liveness.jsonl.gz')
export const codeOf = (linked: Program) => hex(textOf(linked).bytes).replaceAll(' ', '')

export const committedAnswers = (): readonly CommittedAnswer[] =>
  gunzipSync(readFileSync(answersFile))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as CommittedAnswer)

/** An answer's program, assembled now. */
export interface Known {
  readonly answer: CommittedAnswer
  readonly linked: Program
  readonly rows: readonly Row[]
}

export function knownPrograms(): readonly Known[] {
  return committedAnswers().map((answer) => {
    const linked = assembled(answer.lines, answer.arch)
    if (!linked || codeOf(linked) !== answer.code) {
      throw new Error(`the program of seed ${answer.seed} assembles to other bytes than it did`)
    }
    return { answer, linked, rows: rowsOf(linked) }
  })
}
