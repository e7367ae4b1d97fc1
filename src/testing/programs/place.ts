import { isSubset, type RegSet } from '../../x86/registers.ts'
import type { Scope } from './scope.ts'

/** A function of the listing, and what its callers may rely on. */
export interface LocalFunction {
  readonly label: string
  /** Registers that it never writes. */
  readonly kept: RegSet
  /** Lines that a caller puts before the call and after it. */
  readonly before: (scope: Scope) => readonly string[]
  readonly after: (scope: Scope) => readonly string[]
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
  /** A line that ends the program or returns from the function; null where nothing may. */
  readonly end: (() => string) | null
  /** A function returns only with the stack as it found it; the program ends anywhere. */
  readonly function: boolean
  readonly block: Block
}

/** Functions that write nothing which must be kept at the place. */
export const callable = ({ scope, functions }: Place): readonly LocalFunction[] =>
  functions.filter(({ kept }) => isSubset(scope.kept, kept))
