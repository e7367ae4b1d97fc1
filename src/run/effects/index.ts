import { control } from './control.ts'
import type { Doing, Effect, Value } from './effect.ts'
import { interrupts } from './interrupts.ts'
import { locks } from './locks.ts'
import { clocks, frames, instructions, note } from './others.ts'
import { flushes, pages } from './pages.ts'

export const effects = [
  ...interrupts,
  ...control,
  ...pages,
  ...flushes,
  ...clocks,
  ...instructions,
  ...locks,
  ...frames,
] as const satisfies readonly Effect[]

const byMember = new Map<string, Effect>(
  effects.flatMap((effect) => effect.members.map((member) => [member, effect] as const)),
)

/** What the operation does to the machine, whoever does it; its result, or null. */
export const perform = (doing: Doing): Value | null =>
  (byMember.get(doing.op.member)?.perform ?? note)(doing)
