import type { Origin } from '../ia64/dataflow/origins.ts'
import type { Site } from '../ia64/patch/records.ts'
import type { Ia64Story, Ia64Told } from '../ia64/story/told.ts'
import type { ItaniumGoal } from './lesson.ts'
import { findings } from './messages.ts'

type GoalPart = Pick<ItaniumGoal, 'id' | 'words' | 'under'>

/** Sites of an operation, by its name: `GET_CPUID`. One more beside the scene's own is one of them. */
const sitesOf = ({ stories }: Ia64Told, op: string): readonly Ia64Story[] =>
  stories.filter((story) => story.op === op)

/** A C call comes into every site of an operation, and no call in any site destroys what is alive behind it. */
export const callSpares = (part: GoalPart, op: string): ItaniumGoal => ({
  ...part,
  machine: 'ia64',
  check: ({ told }) => {
    const sites = sitesOf(told, op)
    const called = sites.every(({ decision }) => decision.outcome === 'called')
    if (sites.length === 0 || !called) return { met: false, because: findings.keptOut }
    const hazards = told.stories.flatMap(({ decision }) => decision.hazards)
    const registers = [...new Set(hazards.map(({ register }) => register))]
    return { met: registers.length === 0, because: findings.destroyedByCall(registers) }
  },
})

const isOfSite = (origin: Origin | undefined, { offset, length }: Site): boolean =>
  origin?.kind === 'result' && origin.offset >= offset && origin.offset < offset + length

/** What each call of a function takes: first what a site gives back, and then what came in in a register. */
interface Takes {
  /** Name of the function. */
  readonly to: string
  /** Operation of the site. */
  readonly op: string
  readonly register: string
}

/** The text calls a function, and every call of it takes what it should. */
export const callTakes = (part: GoalPart, { to, op, register }: Takes): ItaniumGoal => ({
  ...part,
  machine: 'ia64',
  check: ({ told, calls }) => {
    const sites = sitesOf(told, op)
    const taken = calls.filter((call) => call.to === to).map(({ outputs }) => outputs)
    if (sites.length === 0 || taken.length === 0)
      return { met: false, because: findings.noCall(to) }
    const fromSite = taken.every(([first]) => sites.some(({ site }) => isOfSite(first, site)))
    const cameIn = taken.every(
      ([, second]) => second?.kind === 'entry' && second.register === register,
    )
    return { met: fromSite && cameIn, because: findings.arguments(to, fromSite, cameIn) }
  },
})
