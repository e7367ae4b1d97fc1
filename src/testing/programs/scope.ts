import type { Arch } from '../../x86/arch.ts'
import {
  hasRegister,
  noRegisters,
  type Reg,
  type RegSet,
  regSet,
  union,
} from '../../x86/registers.ts'
import { randomNumbers } from '../randomNumbers.ts'

export interface Random {
  /** A whole number from 0 on, below the limit. */
  readonly below: (limit: number) => number
  /** True this many times in a hundred. */
  readonly chance: (percent: number) => boolean
  readonly pick: <Item>(items: readonly Item[]) => Item
  /** That many different items, fewer where there are fewer, in their order. */
  readonly some: <Item>(items: readonly Item[], count: number) => readonly Item[]
}

export function randomOf(seed: number): Random {
  const below = randomNumbers(seed)
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new Error('nothing to pick from')
    return items[below(items.length)] as Item
  }
  const some = <Item>(items: readonly Item[], count: number) => {
    const left = items.map((_, index) => index)
    while (left.length > count) left.splice(below(left.length), 1)
    return left.map((index) => items[index] as Item)
  }
  return { below, pick, some, chance: (percent) => below(100) < percent }
}

/** What the makers of statements know of the place that they write for. */
export interface Scope {
  readonly arch: Arch
  readonly random: Random
  /** The registers that the program uses. */
  readonly palette: readonly Reg[]
  /** Registers that may not be written here: counters of loops around, frame pointers. */
  readonly kept: RegSet
  /** Registers that point into the scratch buffer here. */
  readonly pointers: Set<Reg>
  readonly label: () => string
}

/** Statements of one kind at one place; null where this place allows none. */
export type Shape = (scope: Scope) => readonly string[] | null
export type WeightedShapes = readonly (readonly [weight: number, shape: Shape])[]

export const keeping = (scope: Scope, ...regs: readonly Reg[]): Scope => ({
  ...scope,
  kept: union(scope.kept, regSet(...regs)),
})

export const mayWrite = ({ kept }: Scope, ...regs: readonly Reg[]): boolean =>
  !regs.some((reg) => hasRegister(kept, reg))

/** Says that these are written and point nowhere any more. */
export function wrote({ pointers }: Scope, ...regs: readonly Reg[]): void {
  for (const reg of regs) pointers.delete(reg)
}

export const everyRegister = (arch: Arch): readonly Reg[] =>
  Array.from({ length: arch === 'x86-32' ? 8 : 16 }, (_, reg) => reg).filter((reg) => reg !== 4)

/** Machine numbers of the registers that instructions name by themselves. */
export const [ax, cx, dx, bx, sp, bp, si, di] = [0, 1, 2, 3, 4, 5, 6, 7] as const

export const startScope = (arch: Arch, random: Random, palette: readonly Reg[]): Scope => {
  let labels = 0
  return {
    arch,
    random,
    palette,
    kept: noRegisters,
    pointers: new Set(),
    label: () => `.L${++labels}`,
  }
}
