import type { Palette } from './palette.ts'
import { tag } from './svg.ts'

const stripes = (id: string, color: string, width: number, step: number): string =>
  tag(
    'pattern',
    {
      id,
      width: step,
      height: step,
      patternUnits: 'userSpaceOnUse',
      patternTransform: 'rotate(45)',
    },
    tag('rect', { width, height: step, fill: color }),
  )

const dots = (id: string, color: string, radius: number, width: number, height: number): string =>
  tag(
    'pattern',
    { id, width, height, patternUnits: 'userSpaceOnUse' },
    tag('circle', { cx: width / 2, cy: height / 2, r: radius, fill: color }),
  )

/** Hatches and dots by name; `fill="url(#pv-destroyed)"`. */
export const patternsOf = ({ destroyed, muted, nop, live, edge }: Palette): string =>
  stripes('pv-destroyed', destroyed, 3, 6) +
  stripes('pv-may-destroy', muted, 1, 4) +
  dots('pv-nop', nop, 0.9, 5, 5) +
  dots('pv-saved', live, 2.2, 6, 5.75) +
  dots('pv-absent', edge, 1.3, 6, 6)
