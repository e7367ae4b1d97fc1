import { isSubset, type RegSet } from '../../x86/registers.ts'
import type { Scope } from './scope.ts'

/** A function of the listing, and what its callers may rely on. */
export interface LocalFunction {
  readonly label: string
  /** Registers that it never writes. */
  readonly kept: RegSet
}

/** Makes about `budget` lines at a place. */
export type Block = (place: Place, budget: number) => readonly string[]

/** Where a block stands. */
export interface Place {
  readonly scope: Scope
  /** Blocks around it. */
  readonly depth: number
  /** The stack pointer must be the same again at its end. */
  readonly balanced: boolean
  readonly functions: readonly LocalFunction[]
  /** A line that ends the program; null inside of a function. */
  readonly end: (() => string) | null
  readonly block: Block
}

/** Functions that write nothing which must be kept at the place. */
export const callable = ({ scope, functions }: Place): readonly LocalFunction[] =>
  functions.filter(({ kept }) => isSubset(scope.kept, kept))
