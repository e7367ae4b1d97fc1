import { type Face, faces, lettering, wrapped } from './lettering.ts'
import type { Palette } from './palette.ts'
import { type Drawing, stacked, tag } from './svg.ts'

export interface TableCell {
  readonly text: string
  readonly face?: Face
  readonly color?: string
}

export interface TableRow {
  readonly cells: readonly TableCell[]
  /** Behind the row. */
  readonly fill?: string
}

export interface TableOf {
  readonly head: readonly string[]
  readonly rows: readonly TableRow[]
  /** Pixels of each column. */
  readonly widths: readonly number[]
}

const lineHeight = 18
const padding = 8

interface Line {
  readonly cells: readonly TableCell[]
  readonly face: Face
  readonly color: string
  readonly rule: string | null
  readonly fill?: string | undefined
}

function rowDrawing(line: Line, widths: readonly number[]): Drawing {
  const width = widths.reduce((sum, each) => sum + each, 0)
  const broken = line.cells.map(({ text, face = line.face }, index) =>
    wrapped(text, face, (widths[index] ?? 0) - padding),
  )
  const height = Math.max(1, ...broken.map(({ length }) => length)) * lineHeight + 4
  let x = 0
  const body = broken.map((lines, index) => {
    const { face = line.face, color: fill = line.color } = line.cells[index] ?? {}
    const left = x + (line.fill === undefined ? 0 : padding / 2)
    x += widths[index] ?? 0
    return lines
      .map((text, at) => lettering(text, left, 15 + at * lineHeight, face, { fill }))
      .join('')
  })
  const back = line.fill === undefined ? '' : tag('rect', { width, height, fill: line.fill })
  const rule = line.rule && tag('path', { d: `M0 0.5H${width}`, stroke: line.rule })
  return { width, height, body: back + (rule ?? '') + body.join('') }
}

/** Rows under a head, a rule over each; what is wider than its column goes on below. */
export function tableDrawing({ head, rows, widths }: TableOf, palette: Palette): Drawing {
  const { muted, text, line } = palette
  const names = head.map((name) => ({ text: name }))
  return stacked(
    [
      rowDrawing({ cells: names, face: faces.label, color: muted, rule: null }, widths),
      ...rows.map(({ cells, fill }) =>
        rowDrawing({ cells, face: faces.table, color: text, rule: line, fill }, widths),
      ),
    ],
    0,
  )
}
