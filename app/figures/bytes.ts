import { gap, span, stripLayout, type StripLayout } from '../panels/Bytes/layout.ts'
import type { Cell, Segment, Strip, StripRow } from '../panels/Bytes/strip.ts'
import { messages } from '../messages/index.ts'
import type { Syntax } from '../state/view.ts'
import { hex } from '../../src/base/bytes.ts'
import { faces, fitted, lettering } from './lettering.ts'
import { mixed, type Palette } from './palette.ts'
import { at, type Drawing, stacked, tag } from './svg.ts'

const byteHeight = 34
const lineHeight = byteHeight + 24
/** Beside the rows stand their labels, before broken rows addresses. */
const sideWidth = 62
const addressWidth = 42

interface Face {
  readonly fill: string
  readonly stroke: string
  readonly strokeWidth: number
  readonly color: string
  readonly dashed?: boolean
  readonly pattern?: string
  readonly field?: string
}

/** As styles of ui/HexByte.module.css have it. */
function faceOf({ look, over, dim }: Cell, row: StripRow, palette: Palette): Face {
  const tone = palette[row.tone]
  const { edge, line, text, raised, panel, faint, nop } = palette
  const plain = { fill: raised, stroke: edge, strokeWidth: 1, color: text }
  if (over) return { ...plain, fill: panel, stroke: palette.destroyed, pattern: 'pv-destroyed' }
  if (dim)
    return {
      ...plain,
      fill: 'none',
      stroke: line,
      color: faint,
      ...(look === 'field' ? { field: edge } : {}),
    }
  switch (look) {
    case 'free':
      return { ...plain, fill: 'none', dashed: true }
    case 'stays':
      return { ...plain, stroke: line }
    case 'padding':
      return { ...plain, fill: panel, stroke: nop, pattern: 'pv-nop' }
    case 'code':
    case 'field':
      return {
        ...plain,
        fill: mixed(tone, 0.24, panel),
        stroke: tone,
        strokeWidth: row.plan ? 1 : 2,
        ...(look === 'field' ? { field: text } : {}),
      }
    default:
      return plain
  }
}

function byteAt(cell: Cell, x: number, width: number, row: StripRow, palette: Palette): string {
  const face = faceOf(cell, row, palette)
  const inset = face.strokeWidth / 2
  const box = {
    x: x + inset,
    y: inset,
    width: width - 2 * inset,
    height: byteHeight - 2 * inset,
    rx: 4 - inset,
  }
  const plate = {
    x: x + (width - 20) / 2,
    y: (byteHeight - 16) / 2,
    width: 20,
    height: 16,
    fill: palette.panel,
  }
  const inner = { x: x + 3, y: 3, width: width - 6, height: byteHeight - 6, rx: 2 }
  return [
    tag('rect', {
      ...box,
      fill: face.fill,
      stroke: face.stroke,
      'stroke-width': face.strokeWidth,
      'stroke-dasharray': face.dashed ? '3 3' : null,
    }),
    face.pattern ? tag('rect', { ...box, fill: `url(#${face.pattern})` }) + tag('rect', plate) : '',
    face.field
      ? tag('rect', {
          ...inner,
          fill: 'none',
          stroke: face.field,
          'stroke-width': 2,
          'stroke-dasharray': '5 4',
        })
      : '',
    cell.value === null
      ? ''
      : lettering(hex([cell.value]), x + width / 2, 22.5, faces.byte, {
          fill: face.color,
          'text-anchor': 'middle',
        }),
  ].join('')
}

interface Line {
  readonly row: StripRow
  readonly layout: StripLayout
  readonly palette: Palette
  readonly syntax: Syntax
  /** First cell of the line. */
  readonly from: number
}

function segmentOf(segment: Segment, line: Line, cells: number): string {
  const { from, layout, palette, syntax } = line
  const start = Math.max(segment.offset, from)
  const end = Math.min(segment.offset + segment.length, from + cells)
  if (start >= end) return ''
  const x = (start - from) * (layout.byte + gap)
  const width = span(layout, end - start)
  const color = segment.tone === null ? palette.muted : palette[segment.tone]
  const rule = tag('rect', {
    x,
    y: byteHeight + 3,
    width,
    height: 2,
    fill: segment.tone === null ? palette.edge : color,
  })
  if (start !== segment.offset) return rule
  const whole = syntax === 'intel' ? segment.intel : segment.text
  const room = width + gap
  const text = fitted(whole, faces.smallCode, room)
  const said =
    text === whole || width >= 100 ? text : fitted(segment.mnemonic, faces.smallCode, room)
  return rule + lettering(said, x, byteHeight + 17, faces.smallCode, { fill: color })
}

function edgeOf({ row, layout, from, palette }: Line): string {
  if (!row.room) return ''
  const last = row.room.end - 1 - from
  if (last < 0 || last >= layout.perRow) return ''
  const x = span(layout, last + 1) + 0.5
  return tag('rect', { x, y: -5, width: 2, height: byteHeight + 10, fill: palette.text })
}

function bytesLine(line: Line, offset: number): string {
  const { row, layout, palette, from } = line
  const cells = row.cells.slice(from, from + layout.perRow)
  const drawn =
    cells
      .map((cell, index) => byteAt(cell, index * (layout.byte + gap), layout.byte, row, palette))
      .join('') +
    row.segments.map((segment) => segmentOf(segment, line, cells.length)).join('') +
    edgeOf(line)
  if (!layout.broken) return drawn
  const address = (offset + from).toString(16).padStart(4, '0')
  return (
    lettering(address, 0, 21, faces.smallCode, { fill: palette.faint }) + at(addressWidth, 0, drawn)
  )
}

/** Above the edge: how much room there is, and how much more is needed. */
function roomWords({ row, layout, palette }: Line): string {
  const { room, tooMany } = row
  if (!room) return ''
  const end = layout.broken ? 0 : span(layout, Math.min(room.end, layout.perRow))
  const has = lettering(messages.bytes.room(room.bytes), end, 11, faces.label, {
    fill: palette.text,
    'text-anchor': layout.broken ? null : 'end',
  })
  const x = layout.broken ? 120 : end + gap + 3
  const over = lettering(messages.bytes.tooMany(tooMany), x, 11, faces.strongLabel, {
    fill: palette.destroyed,
  })
  return tooMany > 0 ? has + over : has
}

function rowOf(line: Omit<Line, 'from'>, offset: number, headroom: boolean): Drawing {
  const { row, layout, palette } = line
  const count = Math.max(1, Math.ceil(row.cells.length / layout.perRow))
  const top = headroom ? 20 : 0
  const labelTop = layout.side ? 0 : 18
  const lines = Array.from({ length: count }, (_, index) =>
    at(
      0,
      labelTop + top + index * lineHeight,
      bytesLine({ ...line, from: index * layout.perRow }, offset),
    ),
  ).join('')
  const words = headroom ? at(0, labelTop, roomWords({ ...line, from: 0 })) : ''
  const label = lettering(row.label, 0, layout.side ? top + 21 : 11, faces.label, {
    fill: palette.muted,
  })
  return {
    width: 0,
    height: labelTop + top + count * lineHeight,
    body: label + at(layout.side ? sideWidth : 0, 0, words + lines),
  }
}

/** The site's bytes before and after, to scale. `widest`: cells that the widest picture of the story needs. */
export function bytesDrawing(
  { before, after, offset }: Strip,
  widest: number,
  width: number,
  palette: Palette,
  syntax: Syntax,
): Drawing {
  const count = Math.max(before.cells.length, after.cells.length)
  const layout = stripLayout(width, count, widest, false)
  const rows = [before, after].map((row, index) =>
    rowOf({ row, layout, palette, syntax }, offset, index === 1),
  )
  return { ...stacked(rows, 4), width }
}
