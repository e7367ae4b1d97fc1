import type { StackShown } from '../../../../src/ia64/story/picture.ts'

/** A frame as it lies on the ring: where r32 stands, and how far inputs, locals and outputs reach. */
export interface RingFrame {
  readonly base: number
  readonly inputs: number
  readonly sol: number
  readonly sof: number
}

export const frameOf = ({ state: { base, frame, names } }: StackShown): RingFrame => ({
  base,
  inputs: names.inputs,
  sol: frame.sol,
  sof: frame.sof,
})

export const ringCells = 96
/** Of the circle, and half of what the picture needs. */
export const ringCenter = 110
export const ringInner = 74
export const ringOuter = 100
/** Cells whose numbers are written. */
export const ringNumbers = [0, 24, 48, 72] as const

export type RingUse = 'in' | 'loc' | 'out' | 'waiting' | 'free'

const around = (cell: number): number => ((cell % ringCells) + ringCells) % ringCells

/** `waiting`: registers of frames that wait, just below the base. */
export function ringUse(
  cell: number,
  { base, inputs, sol, sof }: RingFrame,
  waiting: number,
): RingUse {
  const at = around(cell - base)
  if (at < inputs) return 'in'
  if (at < sol) return 'loc'
  if (at < sof) return 'out'
  return around(base - cell - 1) < waiting ? 'waiting' : 'free'
}

/** Where a cell is at a distance from the center. */
export function ringPoint(radius: number, cell: number) {
  const angle = (2 * Math.PI * cell) / ringCells - Math.PI / 2
  return {
    x: ringCenter + radius * Math.cos(angle),
    y: ringCenter + radius * Math.sin(angle),
  }
}

function point(radius: number, cell: number): string {
  const { x, y } = ringPoint(radius, cell)
  return `${x.toFixed(2)} ${y.toFixed(2)}`
}

export const ringPath = (cell: number): string =>
  `M${point(ringInner, cell + 0.08)}L${point(ringOuter, cell + 0.08)}A${ringOuter} ${ringOuter} 0 0 1 ${point(ringOuter, cell + 0.92)}L${point(ringInner, cell + 0.92)}Z`
