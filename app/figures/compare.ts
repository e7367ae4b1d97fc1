import { archOf } from '../../src/ops/op.ts'
import type { ComparedColumn, Comparison } from '../../src/analysis/compare.ts'
import { refusalSentence } from '../../src/backends/refusal.ts'
import { namesIn } from '../../src/x86/registers.ts'
import { compareWords as words } from '../messages/compare.ts'
import { messages } from '../messages/index.ts'
import { memberOf } from '../messages/story.ts'
import { type CellWords, cellAt, wordsOf } from '../panels/Compare/cells.ts'
import type { Syntax } from '../state/view.ts'
import { toneOf } from '../ui/tone.ts'
import { faces, fitted, lettering, wrapped } from './lettering.ts'
import { markWidth, outcomeMark } from './marks.ts'
import { mixed, type Palette } from './palette.ts'
import { paragraphOf } from './paragraph.ts'
import { at, type Drawing, stacked, tag } from './svg.ts'

const headWidth = 170
const cellWidth = 166
const cellHeight = 96
const cellGap = 6
/** Sites that are drawn at most. */
const mostSites = 24

function outcomeLine({ mark, outcome }: CellWords, palette: Palette): string {
  const tone = mark ? palette[toneOf(mark.outcome, mark.callee)] : palette.muted
  const start = mark ? markWidth(mark.outcome) + 6 : 0
  const text = fitted(outcome, faces.strong, cellWidth - 20 - start)
  return (
    (mark ? at(0, 1, outcomeMark(mark.outcome, tone)) : '') +
    lettering(text, start, 12, faces.strong, { fill: palette.text })
  )
}

function cellOf(said: CellWords, palette: Palette): string {
  const tone = said.mark ? palette[toneOf(said.mark.outcome, said.mark.callee)] : palette.keep
  const facts = [said.used, said.destroys, said.forNothing].filter((text) => text !== '')
  const box = {
    width: cellWidth,
    height: cellHeight,
    rx: 6,
    fill: mixed(tone, 0.06, palette.panel),
    stroke: palette.line,
  }
  const code = fitted(said.code, faces.smallCode, cellWidth - 20)
  const lines = facts.map((fact, index) => {
    const text = fitted(fact, faces.label, cellWidth - 20)
    return lettering(text, 10, 54 + index * 15, faces.label, { fill: palette.muted })
  })
  return (
    tag('rect', box) +
    at(10, 8, outcomeLine(said, palette)) +
    lettering(code, 10, 38, faces.smallCode, { fill: palette.text }) +
    lines.join('')
  )
}

function siteHead(comparison: Comparison, index: number, palette: Palette): string {
  const site = comparison.sites[index]
  if (!site) return ''
  const mayLose = namesIn(archOf(comparison.input.config), site.mayLose)
  const promise = words.promise(site.length, mayLose, site.foundBy === 'scanned')
  const lines = wrapped(promise, faces.label, headWidth - 12)
  return (
    lettering(words.siteName(index + 1), 0, 20, faces.strong, { fill: palette.text }) +
    lettering(fitted(memberOf(site.op), faces.smallCode, headWidth - 12), 0, 38, faces.smallCode, {
      fill: palette['syntax-macro'],
    }) +
    lines
      .slice(0, 3)
      .map((text, line) => lettering(text, 0, 55 + line * 14, faces.label, { fill: palette.muted }))
      .join('')
  )
}

function refusedColumn(sentence: string, rows: number, palette: Palette): string {
  const height = rows * (cellHeight + cellGap) - cellGap
  const box = {
    width: cellWidth,
    height,
    rx: 6,
    fill: 'none',
    stroke: palette.edge,
    'stroke-dasharray': '4 4',
  }
  const said = paragraphOf(sentence, faces.label, 15, cellWidth - 20, palette.muted)
  return (
    tag('rect', box) +
    lettering(words.never, 10, 22, faces.strong, { fill: palette.muted }) +
    at(10, 30, said?.body ?? '')
  )
}

function columnDrawing(
  comparison: Comparison,
  column: ComparedColumn,
  rows: number,
  syntax: Syntax,
  palette: Palette,
): string {
  const title = lettering(messages.names.backend[column.backend], 0, 14, faces.strong, {
    fill: palette.text,
  })
  if (column.kind === 'refused') {
    return title + at(0, 24, refusedColumn(refusalSentence(column.refusal), rows, palette))
  }
  const cells = Array.from({ length: rows }, (_, site) => {
    const found = cellAt(comparison, { site, backend: column.backend })
    const said = found && wordsOf(found, archOf(comparison.input.config), syntax)
    return said ? at(0, 24 + site * (cellHeight + cellGap), cellOf(said, palette)) : ''
  })
  return title + cells.join('')
}

/** Every site under every backend. */
export function compareDrawing(
  comparison: Comparison,
  syntax: Syntax,
  palette: Palette,
): Drawing | null {
  const { columns, sites } = comparison
  if (sites.length === 0) return null
  const rows = Math.min(sites.length, mostSites)
  const width = headWidth + columns.length * (cellWidth + cellGap) - cellGap
  const heads = Array.from({ length: rows }, (_, site) =>
    at(0, 24 + site * (cellHeight + cellGap), siteHead(comparison, site, palette)),
  )
  const body = columns.map((column, index) =>
    at(
      headWidth + index * (cellWidth + cellGap),
      0,
      columnDrawing(comparison, column, rows, syntax, palette),
    ),
  )
  const grid: Drawing = {
    width,
    height: 24 + rows * (cellHeight + cellGap) - cellGap,
    body: heads.join('') + body.join(''),
  }
  const title = words.title(sites.length, columns.filter(({ kind }) => kind === 'cells').length)
  return stacked([paragraphOf(title, faces.headline, 30, width, palette.text), grid], 16)
}
