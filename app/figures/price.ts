import type { Pressure, SiteCost } from '../../src/cost/cost.ts'
import { price } from '../messages/price.ts'
import { fillingOf } from '../messages/priceStory.ts'
import { calleeOf, type Scene } from '../messages/story.ts'
import {
  type PriceColumn,
  priceStrip,
  type Square,
  type SquareState,
} from '../panels/Price/strip.ts'
import { toneOf } from '../ui/tone.ts'
import { faces, fitted, lettering } from './lettering.ts'
import { markWidth, outcomeMark } from './marks.ts'
import type { Palette } from './palette.ts'
import { paragraphOf } from './paragraph.ts'
import { at, type Drawing, stacked, tag } from './svg.ts'

const words = price.strip

const size = 14
const step = 17
const groupGap = 8
const columnGap = 12
const columnHeight = 96

type Draw = (palette: Palette) => string

const box = (more: Parameters<typeof tag>[1]): string =>
  tag('rect', { x: 1, y: 1, width: size - 2, height: size - 2, rx: 3, ...more })
const cross = (stroke: string): string =>
  tag('path', { d: 'M3 3L11 11M11 3L3 11', stroke, 'stroke-width': 2, fill: 'none' })

/** As in the page: filled where a value is kept, crossed where it may be destroyed. */
const squares: Readonly<Record<SquareState, Draw>> = {
  value: ({ live }) => box({ fill: live }),
  moved: ({ live, panel }) =>
    box({ fill: 'none', stroke: live, 'stroke-width': 2 }) +
    tag('rect', { x: 4, y: 4, width: 6, height: 6, rx: 1, fill: live, stroke: panel }),
  free: ({ edge }) => box({ fill: 'none', stroke: edge }),
  'may-destroy': ({ muted }) => cross(muted),
  destroyed: ({ destroyed }) => cross(destroyed),
  result: ({ edge, muted }) =>
    box({ fill: 'none', stroke: edge, 'stroke-dasharray': '1 2' }) +
    tag('circle', { cx: 7, cy: 7, r: 2, fill: muted }),
  frame: ({ edge }) => box({ fill: 'none', stroke: edge, 'stroke-dasharray': '2 2' }),
}

function rowOf(column: PriceColumn, palette: Palette): string {
  const { callerSaved, calleeSaved, frame } = column
  const groups: readonly (readonly Square[])[] = [callerSaved, calleeSaved, frame ? [frame] : []]
  let x = 0
  return groups
    .map((group) => {
      const drawn = group.map(({ state }, index) =>
        at(x + index * step, 0, squares[state](palette)),
      )
      x += group.length * step + (group.length > 0 ? groupGap : 0)
      return drawn.join('')
    })
    .join('')
}

function columnOf(column: PriceColumn, width: number, palette: Palette): string {
  const { promise, isOwn, mayDestroy, full, spills } = column
  const { text, muted, destroyed } = palette
  const room = width - 20
  const figures = `${words.figures(column)}${full ? `: ${words.full}` : ''}`
  const frame = { x: 1, y: 1, width: width - 2, height: columnHeight - 2, rx: 6, fill: 'none' }
  const spill = lettering(`${words.toMemory(spills)}`, 10, 88, faces.strongLabel, {
    fill: destroyed,
  })
  return (
    (isOwn
      ? tag('rect', { ...frame, stroke: text, 'stroke-width': 2 })
      : tag('rect', { ...frame, stroke: palette.line })) +
    lettering(
      fitted(words.promiseName(promise, mayDestroy), faces.strong, room),
      10,
      22,
      faces.strong,
      {
        fill: text,
      },
    ) +
    (isOwn
      ? lettering(fitted(words.own, faces.label, room), 10, 37, faces.label, { fill: muted })
      : '') +
    at(10, 44, rowOf(column, palette)) +
    lettering(fitted(figures, faces.label, room), 10, 74, faces.label, { fill: text }) +
    (spills > 0 ? spill : '')
  )
}

function fillingLine(
  scene: Scene,
  cost: SiteCost,
  width: number,
  palette: Palette,
): Drawing | null {
  const { outcome } = cost.filling
  const callee = calleeOf(scene.story)
  const said = paragraphOf(fillingOf(scene, cost), faces.table, 20, width - 30, palette.text)
  const mark = at(
    15 - markWidth(outcome) / 2,
    3,
    outcomeMark(outcome, palette[toneOf(outcome, callee)]),
  )
  return said && { ...said, width, body: mark + at(30, 0, said.body) }
}

/** What the site cost when its code was compiled, and what these bytes really take. */
export function priceDrawing(
  scene: Scene,
  pressure: Pressure,
  width: number,
  palette: Palette,
): Drawing | null {
  const cost = pressure.sites[scene.story.site.index]
  if (!cost) return null
  const filling = fillingLine(scene, cost, width, palette)
  if (scene.story.site.original.form === 'jump') {
    return stacked(
      [paragraphOf(words.neverReturns, faces.table, 20, width, palette.muted), filling],
      6,
    )
  }
  const { columns, values } = priceStrip(cost, { ...pressure, arch: scene.arch })
  const across = Math.min(columns.length, scene.arch === 'x86-64' ? 2 : 4)
  const each = (width - (across - 1) * columnGap) / across
  const placed = columns.map((column, index) =>
    at(
      (index % across) * (each + columnGap),
      Math.floor(index / across) * (columnHeight + columnGap),
      columnOf(column, each, palette),
    ),
  )
  const rows = Math.ceil(columns.length / across)
  const grid: Drawing = {
    width,
    height: rows * (columnHeight + columnGap) - columnGap,
    body: placed.join(''),
  }
  const head = paragraphOf(
    `${words.title}: ${words.alive(values)}`,
    faces.table,
    20,
    width,
    palette.muted,
  )
  return stacked([head, grid, filling], 8)
}
