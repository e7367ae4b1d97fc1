import type { Look } from '../registers/picture.ts'
import type { DrawnCell } from '../registers/rows.ts'
import { faces, lettering } from './lettering.ts'
import { mixed, type Palette } from './palette.ts'
import { tag } from './svg.ts'

/** Pixels of a row of the listing. */
export const rowHeight = 23

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A rectangle whose upper and lower corners are round or not. */
function barPath({ x, y, width, height }: Box, roundTop: boolean, roundBottom: boolean): string {
  const [top, bottom] = [roundTop ? 3 : 0, roundBottom ? 3 : 0]
  return [
    `M${x} ${y + top}`,
    top > 0 ? `a${top} ${top} 0 0 1 ${top} ${-top}` : '',
    `h${width - 2 * top}`,
    top > 0 ? `a${top} ${top} 0 0 1 ${top} ${top}` : '',
    `v${height - top - bottom}`,
    bottom > 0 ? `a${bottom} ${bottom} 0 0 1 ${-bottom} ${bottom}` : '',
    `h${-(width - 2 * bottom)}`,
    bottom > 0 ? `a${bottom} ${bottom} 0 0 1 ${-bottom} ${-bottom}` : '',
    'z',
  ].join('')
}

/** An outline without the edges at which the bar goes on. */
function outline({ x, y, width, height }: Box, { top, bottom }: DrawnCell, stroke: string): string {
  const [left, right, upper, lower] = [x + 0.5, x + width - 0.5, y + 0.5, y + height - 0.5]
  const sides = `M${left} ${upper}V${lower}M${right} ${upper}V${lower}`
  const lid = top === 'join' ? '' : `M${left} ${upper}H${right}`
  const floor = bottom === 'join' ? '' : `M${left} ${lower}H${right}`
  return tag('path', { d: sides + lid + floor, fill: 'none', stroke, 'stroke-width': 1 })
}

const filled: readonly Look[] = ['live', 'read', 'write', 'read-write', 'folded', 'new']
const outlined: readonly Look[] = ['held', 'dead-write', 'gone']

function bar(cell: DrawnCell, box: Box, row: string, palette: Palette): string {
  const { look, top, bottom, cut } = cell
  const path = (fill: string, part: Box = box) =>
    tag('path', { d: barPath(part, top === 'round', bottom === 'round'), fill })
  if (filled.includes(look) || look === 'same') {
    const fill = mixed(palette.live, look === 'same' ? 0.24 : 0.8, row)
    const middle = { x: box.x, y: rowHeight / 2 - 1, width: box.width, height: 2, fill: row }
    return path(fill) + (cut ? tag('rect', middle) : '')
  }
  if (outlined.includes(look)) return outline(box, cell, palette.live)
  if (look === 'absent') return path('url(#pv-absent)')
  if (look === 'may-destroy' || look === 'given-up') return path('url(#pv-may-destroy)')
  if (look === 'destroyed') return path('url(#pv-destroyed)')
  if (look === 'saved' || look === 'kept') {
    const dots = [2.9, 8.6, 14.4, 20.1].map((cy) =>
      tag('circle', { cx: box.x + box.width / 2, cy, r: 2.2, fill: palette.live }),
    )
    return dots.join('')
  }
  return ''
}

function plate(cell: DrawnCell, narrow: boolean, palette: Palette): string {
  const { letter, look, column } = cell
  if (letter === '') return ''
  const wide = !narrow || ['read-write', 'folded', 'destroyed'].includes(look)
  const width = look === 'destroyed' ? 14 : wide ? 16 : 11
  const middle = column.left + column.width / 2
  const box = { x: middle - width / 2, y: 5, width, height: 13, rx: 3, fill: palette.background }
  return (
    tag('rect', box) +
    lettering(letter, middle, 15.5, faces.letter, { fill: palette.text, 'text-anchor': 'middle' })
  )
}

/** One cell of the register columns; `row` is the colour that it stands on. */
export function cellDrawing(
  cell: DrawnCell,
  narrow: boolean,
  row: string,
  palette: Palette,
): string {
  // A bar reaches a pixel into the row above: between them rows would show where pixels are no whole pixels.
  const y = cell.top === 'join' ? -1 : 1
  const height = (cell.bottom === 'join' ? rowHeight : rowHeight - 1) - y
  const { left, width } = cell.column
  return bar(cell, { x: left, y, width, height }, row, palette) + plate(cell, narrow, palette)
}
