import type { Outcome } from '../../src/patch/decision.ts'
import type { TokenKind } from '../editor/tokens.ts'
import { machineOf } from '../machines/index.ts'
import type { Machine } from '../machines/machine.ts'
import { registers as words } from '../messages/registers.ts'
import { figureWords } from '../messages/figures.ts'
import { gutterText, gutterWidth } from '../panels/Listing/gutter.ts'
import { type Columns, columnsOf } from '../registers/columns.ts'
import { type RegisterRow, rowsOfLine } from '../registers/rows.ts'
import type { DrawnScene } from '../registers/scene.ts'
import { selectArch } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import { cellDrawing, rowHeight } from './cells.ts'
import { faces, lettering, widthOf } from './lettering.ts'
import { outcomeMark } from './marks.ts'
import { mixed, type Palette } from './palette.ts'
import { at, type Drawing, stacked, tag } from './svg.ts'

/** Rows that are drawn at most: of a longer listing those around the site in view. */
const mostRows = 48
/** Characters of source at most; a line for Itanium is longer. */
const mostSource = { x86: 56, ia64: 76 } as const
const headHeight = 40
const character = widthOf('0', faces.code)

interface Piece {
  readonly text: string
  readonly kind: TokenKind
}

interface Line {
  readonly gutter: string
  readonly source: readonly Piece[]
  readonly row: RegisterRow
  /** What becomes of the site that begins here. */
  readonly outcome: Outcome | null
}

/** Every line of the listing and every row of an open macro, in order. */
function linesOf(
  state: AppState,
  tokenize: Machine['tokenize'],
  scene: DrawnScene,
  bytes: number,
): readonly Line[] {
  let inComment = false
  return state.document.listing
    .replace(/\n$/, '')
    .split('\n')
    .flatMap((text, index) => {
      const tokenized = tokenize(text, inComment)
      inComment = tokenized.inComment
      const entry = scene.layout.lines.get(index + 1)
      const source = tokenized.tokens.map(({ from, to, kind }) => ({
        text: text.slice(from, to),
        kind,
      }))
      const rows = rowsOfLine(scene, index + 1)
      const begins = scene.layout.bands.find(({ from }) => from === index + 1)
      return rows.map((row): Line => {
        const outcome = row.under === 0 ? (begins?.outcome ?? null) : null
        const under = entry?.expansion[row.under - 1]
        // The bytes of an open macro stand at its rows.
        if (row.under === 0 && rows.length > 1) return { gutter: '', source, row, outcome }
        if (row.under === 0)
          return { gutter: gutterText(entry?.gutter, bytes), source, row, outcome }
        const code = `      ${under?.[state.view.syntax] ?? ''}`
        return {
          gutter: gutterText(under?.gutter, bytes),
          source: [{ text: code, kind: 'comment' }],
          row,
          outcome,
        }
      })
    })
}

/** The rows that are drawn, and whether that is all. */
function window(lines: readonly Line[]): readonly Line[] {
  if (lines.length <= mostRows) return lines
  const current = lines.findIndex(({ row }) => row.current)
  const from = Math.min(Math.max(0, current - 8), lines.length - mostRows)
  return lines.slice(from, from + mostRows)
}

const tokenColor = (kind: TokenKind, palette: Palette): string => {
  if (kind === 'comment') return palette.faint
  if (kind === 'label' || kind === 'directive' || kind === 'string') return palette.muted
  if (kind === 'operation') return palette['syntax-macro']
  if (kind === 'mnemonic') return palette['syntax-mnemonic']
  if (kind === 'register') return palette['syntax-register']
  return palette.text
}

function sourceText(source: readonly Piece[], { sourceLeft: x, most, palette }: Place): string {
  let column = 0
  return source
    .map(({ text, kind }) => {
      const from = column
      column += text.length
      const room = most - from
      if (room <= 0 || text.trim() === '') return ''
      const face = kind === 'macro' ? faces.strongCode : faces.code
      const fill = tokenColor(kind, palette)
      const shown = text.length > room ? `${text.slice(0, room - 1)}…` : text
      return lettering(shown, x + from * character, 16, face, { fill })
    })
    .join('')
}

function countText(row: RegisterRow, { countLeft, countWidth }: Columns, palette: Palette): string {
  if (row.count === null) return ''
  const right = countLeft + countWidth - 14
  const text = row.countAfter === null ? String(row.count) : `${row.count}/${row.countAfter}`
  const face = row.alarming ? faces.strongCode : faces.code
  const fill = row.alarming ? palette.destroyed : palette.text
  const mark = row.peak ? words.peak : row.flags ? words.flags : ''
  const left = right - widthOf(text, face) - 4
  const alarm = tag('path', { d: `M${right + 4} 15l4-8 4 8z`, fill: palette.destroyed })
  return (
    lettering(text, right, 16, face, { fill, 'text-anchor': 'end' }) +
    (mark === ''
      ? ''
      : lettering(mark, left, 15.5, faces.label, { fill: palette.muted, 'text-anchor': 'end' })) +
    (row.alarming ? alarm : '')
  )
}

interface Place {
  readonly columns: Columns
  readonly left: number
  readonly sourceLeft: number
  /** Characters of source that there is room for. */
  readonly most: number
  readonly width: number
  readonly palette: Palette
}

/** Tells outcomes apart without their colours; between the stripe and the address. */
const smallMark = (outcome: Outcome, color: string): string =>
  tag('g', { transform: 'translate(6.5 7.5) scale(0.6)' }, outcomeMark(outcome, color))

function lineDrawing({ gutter, source, row, outcome }: Line, place: Place): Drawing {
  const { columns, left, width, palette } = place
  const { tone, current, inView, note } = row
  const color = tone === null ? null : palette[tone]
  const background =
    color === null ? palette.background : mixed(color, current ? 0.12 : 0.06, palette.background)
  const cells = row.cells
    .map((cell) => cellDrawing(cell, columns.narrow, background, palette))
    .join('')
  const said =
    note === null ? '' : lettering(words.notes[note], 4, 15.5, faces.label, { fill: palette.muted })
  const frame = {
    x: 0.5,
    y: 0.5,
    width: width - 1,
    height: rowHeight - 1,
    fill: 'none',
    stroke: palette.edge,
  }
  return {
    width,
    height: rowHeight,
    body:
      (color === null
        ? ''
        : tag('rect', { width, height: rowHeight, fill: background }) +
          tag('rect', { width: 5, height: rowHeight, fill: color }) +
          (outcome === null ? '' : smallMark(outcome, color))) +
      lettering(gutter, 0, 16, faces.code, { fill: palette.faint }) +
      sourceText(source, place) +
      at(left, 0, cells + said + countText(row, columns, palette)) +
      (inView ? tag('rect', frame) : ''),
  }
}

/** Brackets and names over the columns. */
function head({ columns, left, palette, width }: Place, { places }: DrawnScene): Drawing {
  const groups = columns.groups.map(({ kind, label, left: from, width: room }) => {
    const text = label ?? (kind === 'destroy' ? words.mayDestroy : words.keeps)
    const rule = tag('path', {
      d: `M${from + 0.5} 20v-4H${from + room - 0.5}v4`,
      fill: 'none',
      stroke: palette.edge,
    })
    // What is wider than its bracket goes on to the left, where the source ends early.
    const wide = label === undefined && kind === 'destroy' && widthOf(text, faces.label) > room
    const said = { fill: palette.muted, 'text-anchor': wide ? 'end' : 'middle' }
    return rule + lettering(text, from + (wide ? room : room / 2), 11, faces.label, said)
  })
  const names = columns.columns.map(({ head: name, left: from, width: room }) =>
    lettering(name, from + room / 2, 33, faces.letter, {
      fill: palette.text,
      'text-anchor': 'middle',
    }),
  )
  const of = lettering(
    words.of(places),
    columns.countLeft + columns.countWidth - 14,
    33,
    faces.label,
    {
      fill: palette.muted,
      'text-anchor': 'end',
    },
  )
  return { width, height: headHeight, body: at(left, 0, groups.join('') + names.join('') + of) }
}

/** Every column, and as many bytes as a page has room for. */
function roomOf(state: AppState, machine: Machine): { columns: Columns; bytes: number } {
  if (machine.id === 'ia64') return { columns: machine.columns(state), bytes: 0 }
  const arch = selectArch(state)
  return { columns: columnsOf(arch, false), bytes: arch === 'x86-64' ? 0 : 7 }
}

/** The listing with its register columns. Null while there is nothing to show. */
export function registersDrawing(state: AppState, palette: Palette): Drawing | null {
  const machine = machineOf(state)
  const { columns, bytes } = roomOf(state, machine)
  const scene = machine.scene(state, machine.layout(state), columns)
  if (!scene) return null
  const all = linesOf(state, machine.tokenize, scene, bytes)
  const shown = window(all)
  const longest = Math.max(
    ...shown.map(({ source }) => source.reduce((sum, { text }) => sum + text.length, 0)),
  )
  const most = Math.min(longest, mostSource[machine.id])
  const sourceLeft = gutterWidth(bytes) * character + 12
  const left = sourceLeft + (most + 2) * character
  const place = { columns, sourceLeft, most, left, width: left + columns.width, palette }
  const more = all.length - shown.length
  const note: Drawing = {
    width: 0,
    height: 18,
    body: lettering(figureWords.more(more), sourceLeft, 14, faces.label, { fill: palette.muted }),
  }
  return stacked(
    [
      head(place, scene),
      stacked(
        shown.map((line) => lineDrawing(line, place)),
        0,
      ),
      more > 0 ? note : null,
    ],
    0,
  )
}
