import { assembled } from './assembled.ts'
import type { DeadBefore } from './deadBefore.ts'
import { type GeneratedProgram, generatedProgram } from './generatedProgram.ts'
import { changeable, countBits } from './mask.ts'
import { askOracle, type Question, type Witness } from './oracle.ts'

/** A program whose result changes with something of which the analysis says that nobody needs it. */
export interface Unsound {
  readonly program: GeneratedProgram
  readonly witness: Witness
}

export interface Soundness {
  /** Programs that ran. */
  readonly programs: number
  /** Why others did not, with their number. */
  readonly refused: ReadonlyMap<string, number>
  /** Runs with something changed that should be dead. */
  readonly experiments: number
  /** Rows that were executed. */
  readonly rows: number
  readonly unsound: readonly Unsound[]
}

function questionsOf(
  programs: readonly GeneratedProgram[],
  joint: boolean,
  askOf: DeadBefore,
): readonly (Question | null)[] {
  return programs.map((program) => {
    const linked = assembled(program.lines, program.arch)
    return linked && { program, linked, joint, ask: askOf(program, linked) }
  })
}

const present = <Item>(items: readonly (Item | null)[]): readonly Item[] =>
  items.filter((item) => item !== null)

/** Changes what an analysis calls dead, all of it at once, before every row that is executed. */
export function soundness(
  programs: readonly GeneratedProgram[],
  deadBefore: DeadBefore,
): Soundness {
  const all = questionsOf(programs, true, deadBefore)
  const questions = present(all)
  const refused = new Map<string, number>()
  const refuse = (why: string, count = 1) => refused.set(why, (refused.get(why) ?? 0) + count)
  if (questions.length < all.length) refuse('does not assemble', all.length - questions.length)
  const found = { experiments: 0, rows: 0, programs: 0 }
  const unsound: Unsound[] = []
  for (const [index, reply] of askOracle(questions).entries()) {
    const program = questions[index]?.program
    if (reply.refused !== null || !program) {
      refuse(reply.refused ?? 'no question')
      continue
    }
    found.programs++
    found.experiments += reply.experiments
    found.rows += reply.executed.filter((times) => times > 0).length
    const witness = reply.witnesses.findLast(({ changes }) => changes.length === 1)
    const joint = witness ?? reply.witnesses[0]
    if (joint) unsound.push({ program, witness: joint })
  }
  return { ...found, refused, unsound }
}

/** How much of what an analysis keeps alive was needed in truth. */
export interface Precision {
  readonly alive: number
  readonly mattered: number
}

export function precision(
  programs: readonly GeneratedProgram[],
  deadBefore: DeadBefore,
): Precision {
  const questions = present(
    questionsOf(programs, false, (listed, linked) =>
      deadBefore(listed, linked).map((dead) => changeable(listed.arch) & ~dead),
    ),
  )
  const counts = { alive: 0, mattered: 0 }
  askOracle(questions).forEach((reply, index) => {
    if (reply.refused !== null) return
    const asked = questions[index]?.ask ?? []
    counts.alive += countBits(asked.filter((_, row) => (reply.executed[row] ?? 0) > 0))
    counts.mattered += countBits(reply.mattered)
  })
  return counts
}

/** Programs from consecutive seeds. */
export const generatedPrograms = (first: number, count: number): readonly GeneratedProgram[] =>
  Array.from({ length: count }, (_, index) => generatedProgram(first + index))
