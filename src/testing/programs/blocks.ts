import { arithmetic } from './arithmetic.ts'
import { bits } from './bits.ts'
import { moves } from './moves.ts'
import type { Block } from './place.ts'
import type { Scope, WeightedShapes } from './scope.ts'
import { strings } from './strings.ts'
import { structures } from './structures.ts'

const families: readonly (readonly [weight: number, shapes: WeightedShapes])[] = [
  [36, arithmetic],
  [24, bits],
  [30, moves],
  [10, strings],
]

function weighted<Item>({ random }: Scope, items: readonly (readonly [number, Item])[]): Item {
  let left = random.below(items.reduce((sum, [weight]) => sum + weight, 0))
  for (const [weight, item] of items) {
    left -= weight
    if (left < 0) return item
  }
  throw new Error('nothing to pick from')
}

function statements(scope: Scope): readonly string[] {
  for (;;) {
    const made = weighted(scope, weighted(scope, families))(scope)
    if (made !== null) return made
  }
}

const deepest = 3

/** About `budget` statements, with structures among them where there is room. */
export const block: Block = (place, budget) => {
  const { scope, depth } = place
  const { random } = scope
  const lines: string[] = []
  /** Labels of jumps that were written, to be placed later. */
  const open: string[] = []
  while (lines.length < budget) {
    const room = budget - lines.length
    if (depth < deepest && room >= 3 && random.chance(28)) {
      lines.push(...weighted(scope, structures)(place, room, open))
    } else lines.push(...statements(scope))
    if (random.chance(35)) lines.push(...closing(scope, open))
  }
  while (open.length > 0) lines.push(...closing(scope, open))
  return lines
}

function closing({ pointers }: Scope, open: string[]): readonly string[] {
  const label = open.shift()
  if (label === undefined) return []
  pointers.clear()
  return [`${label}:`]
}
