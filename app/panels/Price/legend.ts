import type { PriceColumn, SquareState } from './strip.ts'

const order: readonly SquareState[] = [
  'value',
  'moved',
  'free',
  'may-destroy',
  'destroyed',
  'result',
  'frame',
]

/** The kinds of squares that are drawn in some of the columns, in the order in which they are explained. */
export function drawnIn(columns: readonly PriceColumn[]): readonly SquareState[] {
  const squares = columns.flatMap(({ callerSaved, calleeSaved, frame }) => [
    ...callerSaved,
    ...calleeSaved,
    ...(frame ? [frame] : []),
  ])
  const drawn = new Set(squares.map(({ state }) => state))
  return order.filter((state) => drawn.has(state))
}
