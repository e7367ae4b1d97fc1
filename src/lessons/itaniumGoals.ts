import type { Origin } from '../ia64/dataflow/origins.ts'
import type { Site } from '../ia64/patch/records.ts'
import type { ItaniumGoal } from './lesson.ts'
import { findings } from './messages.ts'

type GoalPart = Pick<ItaniumGoal, 'id' | 'words' | 'under'>

/** A C call comes into the first site and destroys nothing that is alive behind it. */
export const callSpares = (part: GoalPart): ItaniumGoal => ({
  ...part,
  machine: 'ia64',
  check: ({ told: { stories } }) => {
    const decision = stories[0]?.decision
    if (decision?.outcome !== 'called') return { met: false, because: findings.keptOut }
    const registers = decision.hazards.map(({ register }) => register)
    return { met: registers.length === 0, because: findings.destroyedByCall(registers) }
  },
})

const isOfSite = (origin: Origin | undefined, { offset, length }: Site): boolean =>
  origin?.kind === 'result' && origin.offset >= offset && origin.offset < offset + length

/** Every call of a function takes what the first site gives back, and after it what came in in a register. */
export const callTakes = (part: GoalPart, to: string, register: string): ItaniumGoal => ({
  ...part,
  machine: 'ia64',
  check: ({ told: { stories }, calls }) => {
    const site = stories[0]?.site
    const taken = calls.filter((call) => call.to === to).map(({ outputs }) => outputs)
    if (!site || taken.length === 0) return { met: false, because: findings.noCall(to) }
    const fromSite = taken.every(([first]) => isOfSite(first, site))
    const cameIn = taken.every(
      ([, second]) => second?.kind === 'entry' && second.register === register,
    )
    return { met: fromSite && cameIn, because: findings.arguments(to, fromSite, cameIn) }
  },
})
