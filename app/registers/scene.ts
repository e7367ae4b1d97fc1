import type { Analysis } from '../../src/analysis/analysis.ts'
import { lastOf } from '../../src/base/lastOf.ts'
import type { Row } from '../../src/program/program.ts'
import { hasRegister, type Reg, registersIn } from '../../src/x86/registers.ts'
import { lineMoves } from '../state/lineMoves.ts'
import { selectAnalysis, selectArch, selectFolded } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import type { RegisterSide, ViewState } from '../state/view.ts'
import { isOpen } from '../panels/Listing/expansions.ts'
import { currentOffsets } from '../panels/Listing/runMarks.ts'
import type { ListingLayout, ListingLine } from '../panels/Listing/lines.ts'
import { toneOf } from '../ui/tone.ts'
import { type Blocks, blocksOf } from './blocks.ts'
import { type Column, type Columns, columnsOf } from './columns.ts'
import { differencePicture } from './differencePicture.ts'
import type { Picture } from './picture.ts'
import type { DrawnCell, RegisterRow } from './rows.ts'
import { type Preview, type Rows, rowsAfter, rowsBefore, statePicture } from './statePicture.ts'

/** All that the rows of the register columns are made from, whatever the machine. */
export interface RowScene {
  readonly layout: ListingLayout
  readonly blocks: Blocks
  readonly columns: Columns
  /** The same, none folded. */
  readonly allColumns: readonly Column[]
  readonly side: RegisterSide
  readonly picture: Picture
  readonly preview: Preview
  /** Offsets in `.text` that the step in view is about, or at which the machines of a run stand. */
  readonly inView: readonly number[]
  /** Registers that can hold a value: how many, and whether one is among them. */
  readonly places: number
  isPlace(register: Reg): boolean
  isOpen(line: number, entry: ListingLine): boolean
  band(line: number): Pick<RegisterRow, 'tone' | 'current'>
}

/** What rows and cells are called, and what a cell tells under the pointer. */
export interface SceneWords {
  cell(row: RegisterRow, cell: DrawnCell): string
  row(row: RegisterRow): string
  story(row: RegisterRow, cell: DrawnCell): readonly string[]
}

/** All that is drawn. */
export interface DrawnScene extends RowScene {
  readonly words: SceneWords
}

/** The scene of a listing for x86. */
export interface Scene extends RowScene {
  readonly analysis: Analysis
  /** The rows that cells speak of. */
  readonly rows: Rows
  /** Line of a row of `.text` in the text as it stands now; 0 where no line made it. */
  lineOf(row: number): number
  /** The instruction itself. */
  code(row: number): Row | undefined
}

/** Side of the listing's rows that belongs to what the columns show. */
export const layoutSide = (side: RegisterSide): ListingLayout['side'] =>
  side === 'after' ? 'after' : 'before'

/** Null while there is nothing to show. */
export function sceneOf(
  state: AppState,
  layout: ListingLayout,
  columns: Columns = columnsOf(selectArch(state), selectFolded(state)),
): Scene | null {
  const analysis = selectAnalysis(state)
  if (!analysis || layout.lines.size === 0) return null
  const { registers: side, preview } = state.view
  const site = state.playback.place?.site ?? null
  const still = stillPart(analysis, layout, state.view, site)
  return {
    ...still,
    lineOf: lineOfRow(analysis, still.rows, state.document.listing),
    analysis,
    layout,
    columns,
    allColumns: columnsOf(analysis.program.arch, false).columns,
    side,
    preview,
    inView: currentOffsets(state),
    isPlace: (register) => hasRegister(analysis.pressure.allocatable, register),
    places: registersIn(analysis.pressure.allocatable).length,
    code: (row) => codeOf(analysis, side)[row],
    isOpen: (line, entry) => isOpen(line, entry, state.view, site),
    band: bandAt(analysis, layout, site),
  }
}

/** What is the same at every step of a site. */
const stillPart = lastOf(
  (analysis: Analysis, layout: ListingLayout, view: ViewState, site: number | null) => {
    const { registers: side, preview } = view
    const rows = side === 'after' ? rowsAfter(analysis) : rowsBefore(analysis, preview)
    return {
      rows,
      blocks: blocksOf(layout, view, site),
      picture:
        side === 'difference'
          ? differencePicture(analysis)
          : statePicture(analysis, rows, layoutSide(side)),
    }
  },
)

const codeOf = ({ program, rowsAfter: after }: Analysis, side: RegisterSide): readonly Row[] =>
  side === 'after' ? after : (program.sections[program.text]?.rows ?? [])

function lineOfRow({ input }: Analysis, { table }: Rows, listing: string) {
  const moved = lineMoves(input.listing, listing)
  return (row: number): number => {
    const line = table.rows[row]?.line ?? 0
    return line === 0 ? 0 : moved(line)
  }
}

function bandAt({ stories }: Analysis, { bands }: ListingLayout, current: number | null) {
  const none = { tone: null, current: false }
  return (line: number) => {
    const band = bands.find(({ from, to }) => from <= line && line <= to)
    if (!band) return none
    const decision = stories[band.site]?.decision
    const callee = decision?.candidates[decision.chosen]?.callee
    return { tone: toneOf(band.outcome, callee), current: band.site === current }
  }
}
