import type { MachineId } from '../../src/share/document.ts'

/** Pictures by what they show. */
export const figureIds = ['step', 'bytes', 'registers', 'stack', 'compare'] as const
export type FigureId = (typeof figureIds)[number]

/** Those that there are of a machine. */
export const figuresOf: Readonly<Record<MachineId, readonly FigureId[]>> = {
  x86: ['step', 'bytes', 'registers', 'compare'],
  ia64: figureIds,
}
