import type { Outcome } from '../../src/patch/decision.ts'
import { faces, lettering } from './lettering.ts'
import { tag } from './svg.ts'

type Draw = (color: string) => string

const line =
  (path: string, width = 2): Draw =>
  (stroke) =>
    tag('path', { d: path, fill: 'none', stroke, 'stroke-width': width })
const bars =
  (...tops: readonly number[]): Draw =>
  (fill) =>
    tops.map((y) => tag('rect', { x: 1, y, width: 12, height: 2.5, fill })).join('')
const word =
  (text: string): Draw =>
  (fill) =>
    lettering(text, 11, 11, faces.letter, { fill, 'text-anchor': 'middle' })

/** The shapes of ui/OutcomeMark.tsx, 14 pixels high: every outcome can be told without its colour. */
const shapes: Readonly<Record<Outcome, { readonly width: number; readonly draw: Draw }>> = {
  inline: {
    width: 14,
    draw: (fill) => tag('rect', { x: 1.5, y: 1.5, width: 11, height: 11, rx: 2, fill }),
  },
  'thunk-call': { width: 14, draw: bars(1.5, 5.75, 10) },
  'c-call': { width: 14, draw: line('M0.5 7H12M8.5 3.5 13 7 8.5 10.5') },
  'inner-call': {
    width: 18,
    draw: (stroke) =>
      line('M4 7H13M9.5 3.5 14 7 9.5 10.5')(stroke) +
      line('M4 1H1V13H4M14 1H17V13H14', 1.5)(stroke),
  },
  nop: {
    width: 14,
    draw: (fill) =>
      [2.5, 7, 11.5]
        .flatMap((cx) => [4.5, 9.5].map((cy) => tag('circle', { cx, cy, r: 1.5, fill })))
        .join(''),
  },
  identity: { width: 14, draw: bars(3.5, 8) },
  jump: { width: 14, draw: line('M1.5 2.5 6 7 1.5 11.5M7.5 2.5 12 7 7.5 11.5') },
  keep: {
    width: 14,
    draw: (stroke) =>
      tag('rect', {
        x: 2,
        y: 2,
        width: 10,
        height: 10,
        rx: 1.5,
        fill: 'none',
        stroke,
        'stroke-width': 2,
      }),
  },
  trap: { width: 22, draw: word('ud2') },
  bug: {
    width: 14,
    draw: (fill) =>
      tag('path', {
        d: 'M7 .5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M3 5.75h8v2.5H3Z',
        fill,
        'fill-rule': 'evenodd',
      }),
  },
}

export const outcomeMark = (outcome: Outcome, color: string): string => shapes[outcome].draw(color)

export const markWidth = (outcome: Outcome): number => shapes[outcome].width
