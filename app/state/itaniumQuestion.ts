import type { Picture } from '../../src/ia64/story/picture.ts'
import type { PlatformId } from '../../src/ia64/patch/types.ts'
import type { Ia64Step } from '../../src/ia64/story/steps.ts'
import type { Decision } from '../../src/ia64/patch/decision.ts'
import type { Ia64Story } from '../../src/ia64/story/told.ts'

/** What may come to stand in a site: whose code, a call, or nothing else than stood there. */
export type OutcomeChoice = `code-${PlatformId}` | `routine-${PlatformId}` | 'c-call' | 'stays'

/** A question about a step, what can be chosen, and what of that is right. */
export type ItaniumQuestion =
  | {
      readonly about: 'outcome'
      readonly choices: readonly OutcomeChoice[]
      readonly right: readonly OutcomeChoice[]
    }
  /** Registers as people name them; null for none. */
  | {
      readonly about: 'register'
      readonly callee: 'c' | 'static'
      readonly choices: readonly (string | null)[]
      readonly right: readonly (string | null)[]
    }

type Accident = Extract<Picture, { readonly kind: 'accident' }>

/** Registers that can be chosen, beside none. */
const mostNamed = 3

/** What is asked of an accident: outputs, among them that which holds an argument, then other registers. */
function registerQuestion({ callee, moments }: Accident): ItaniumQuestion | null {
  const [first] = moments
  const last = moments.at(-1)
  if (!first || !last) return null
  const aliasAt = (place: number) => first.registers.find((each) => each.place === place)?.alias
  const waiting = first.contents.flatMap(({ place }) => aliasAt(place) ?? [])
  const isOutput = (alias: string) => alias.startsWith('out')
  const aliases = first.registers.map(({ alias }) => alias)
  const nearest = [
    ...aliases.filter(isOutput),
    ...aliases.filter((alias) => !isOutput(alias)).toReversed(),
  ]
  const lost = last.lost.flatMap((place) => aliasAt(place) ?? [])
  // All of these hold an argument, so none of them tells which one is lost.
  const holding = waiting.toSorted(
    (left, right) => Number(lost.includes(right)) - Number(lost.includes(left)),
  )
  const named = [...holding, ...nearest.filter((alias) => !waiting.includes(alias))]
    .slice(0, mostNamed)
    .toSorted((left, right) => aliases.indexOf(left) - aliases.indexOf(right))
  return {
    about: 'register',
    callee,
    choices: [...named, null],
    right: lost.length === 0 ? [null] : lost.filter((alias) => named.includes(alias)),
  }
}

const outcomeChoices = ({ site }: Ia64Story): readonly OutcomeChoice[] =>
  site.kind === 'branch'
    ? ['routine-native', 'routine-xen', 'c-call', 'stays']
    : ['code-native', 'code-xen', 'c-call', 'stays']

/** What comes of the site, as one of the choices. */
export function outcomeOf({ outcome }: Decision, platform: PlatformId): OutcomeChoice {
  switch (outcome) {
    case 'replaced':
      return `code-${platform}`
    case 'redirected':
      return `routine-${platform}`
    case 'called':
      return 'c-call'
    case 'kept':
      return 'stays'
  }
}

export const outcomeQuestion = (story: Ia64Story, platform: PlatformId): ItaniumQuestion => ({
  about: 'outcome',
  choices: outcomeChoices(story),
  right: [outcomeOf(story.decision, platform)],
})

/** What can be asked at a step before it tells: of an accident which register dies, else what will stand there. */
export function itaniumQuestion(
  story: Ia64Story,
  { picture }: Ia64Step,
  platform: PlatformId,
): ItaniumQuestion {
  const here = story.pictures[picture]
  const register = here?.kind === 'accident' ? registerQuestion(here) : null
  return register ?? outcomeQuestion(story, platform)
}
