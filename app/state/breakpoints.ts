import { lineMoves } from './lineMoves.ts'

interface Marked {
  readonly listing: string
  readonly breakpoints: readonly number[]
}

const inOrder = (lines: readonly number[]): readonly number[] =>
  [...new Set(lines)].toSorted((left, right) => left - right)

/** Sets a breakpoint, or takes it away. */
export const toggled = (breakpoints: readonly number[], line: number): readonly number[] =>
  breakpoints.includes(line)
    ? breakpoints.filter((each) => each !== line)
    : inOrder([...breakpoints, line])

/** Breakpoints go where their lines go. */
export function movedBreakpoints(
  { listing, breakpoints }: Marked,
  next: string | undefined,
): { readonly breakpoints?: readonly number[] } {
  if (next === undefined || breakpoints.length === 0) return {}
  return { breakpoints: inOrder(breakpoints.map(lineMoves(listing, next))) }
}
