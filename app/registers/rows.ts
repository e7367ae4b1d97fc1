import type { Tone } from '../ui/tone.ts'
import type { Reg } from '../../src/x86/registers.ts'
import { drawnRows } from '../panels/Listing/expansions.ts'
import type { ListingLine } from '../panels/Listing/lines.ts'
import type { Block } from './blocks.ts'
import type { Column } from './columns.ts'
import { isBar, type Look, nothing, type Picture, type Shown } from './picture.ts'
import type { RowScene as Scene } from './scene.ts'

/** How a bar ends at the edge of a cell: it goes on, it ends, or it is cut by what destroys the value. */
type Edge = 'join' | 'round' | 'square'

export interface DrawnCell {
  readonly column: Column
  readonly look: Look
  readonly letter: string
  readonly top: Edge
  readonly bottom: Edge
  /** One value ends in it and another begins. */
  readonly cut: boolean
  /** Registers of a folded group that are alive; the column's own register else. */
  readonly registers: readonly Reg[]
}

/** What stands in place of cells. */
export type Note = 'unreachable' | 'replaced'

/** What the columns draw beside one line of the listing, or beside one row under it. */
export interface RegisterRow {
  readonly line: number
  readonly under: number
  /** Null beside a line that is no instruction, where bars only run through. */
  readonly block: Block | null
  /** Only those that show something. */
  readonly cells: readonly DrawnCell[]
  readonly count: number | null
  readonly countAfter: number | null
  readonly alarming: boolean
  readonly peak: boolean
  readonly flags: boolean
  readonly note: Note | null
  readonly tone: Tone | null
  /** It belongs to the site in view. */
  readonly current: boolean
  /** The step in view is about it. */
  readonly inView: boolean
}

type Part = Pick<
  RegisterRow,
  'block' | 'cells' | 'count' | 'countAfter' | 'alarming' | 'peak' | 'flags' | 'note'
>

const blank: Part = {
  block: null,
  cells: [],
  count: null,
  countAfter: null,
  alarming: false,
  peak: false,
  flags: false,
  note: null,
}

/** How many rows stand beside a line: its own and those under it. */
export function rowCount({ layout, isOpen }: Scene, line: number): number {
  const entry = layout.lines.get(line)
  return entry && isOpen(line, entry) ? 1 + Math.min(entry.expansion.length, drawnRows + 1) : 1
}

/** The row of a line and those under it, from top to bottom. */
export function rowsOfLine(scene: Scene, line: number): readonly RegisterRow[] {
  const entry = scene.layout.lines.get(line)
  const first = scene.blocks.from(line)
  const under = rowCount(scene, line) - 1
  const open = under > 0
  const rows: RegisterRow[] = []
  let at = first
  for (let place = 0; place <= under; place++) {
    const block = scene.blocks.all[at]
    const own = block?.line === line && block.under === place
    rows.push({
      ...remembered(scene, `${line}.${place}`, () =>
        own
          ? blockPart(scene, at)
          : gapPart(scene, at, place === 0 ? entry : undefined, { line, open }),
      ),
      ...scene.band(line),
      line,
      under: place,
      inView: isInView(scene, entry, place),
    })
    if (own) at++
  }
  return rows
}

type Parts = Pick<Scene, 'blocks' | 'columns'> & { readonly made: Map<string, Part> }

const parts = new WeakMap<Picture, Parts>()

/** A step changes what is in view, but no part: a scene with the same picture, blocks and columns has those made before. */
function remembered({ picture, blocks, columns }: Scene, key: string, make: () => Part): Part {
  let known = parts.get(picture)
  if (known?.blocks !== blocks || known.columns !== columns) {
    known = { blocks, columns, made: new Map() }
    parts.set(picture, known)
  }
  const part = known.made.get(key) ?? make()
  known.made.set(key, part)
  return part
}

function isInView({ inView }: Scene, entry: ListingLine | undefined, place: number): boolean {
  if (!entry) return false
  const offset = entry.expansion[place - 1]?.offset
  const offsets = place === 0 ? entry.offsets : offset === undefined ? [] : [offset]
  return offsets.some((each) => inView.includes(each))
}

function blockPart(scene: Scene, at: number): Part {
  const { picture, columns } = scene
  const block = scene.blocks.all[at]
  if (!block) return blank
  if (!picture.isReachable(block)) return { ...blank, block, note: 'unreachable' }
  return {
    block,
    cells: columns.columns.flatMap((column) => cellOf(scene, at, block, column) ?? []),
    count: picture.count(block),
    countAfter: picture.countAfter(block),
    alarming: picture.isAlarming(block),
    peak: picture.isPeak(block),
    flags: picture.hasFlags(block),
    note: null,
  }
}

/** A line between instructions: values that are alive above and below it run through. */
function gapPart(scene: Scene, at: number, entry: ListingLine | undefined, gap: Gap): Part {
  if (entry?.replaced) return { ...blank, note: 'replaced' }
  const through = (columns: readonly Column[]) =>
    columns.flatMap((column) => throughCell(scene, at, column, gap) ?? [])
  return {
    ...blank,
    cells: through(scene.columns.columns),
    count: gap.open && isTold(scene, at) ? alive(scene, through) : null,
  }
}

/** At the start of a text nothing is known of what comes in: that is no count of 0. */
const isTold = ({ side, blocks }: Scene, at: number): boolean =>
  side !== 'difference' && blocks.all[at - 1] !== undefined

/** The line of an open macro says how many values come into its rows. */
function alive(scene: Scene, through: (columns: readonly Column[]) => readonly DrawnCell[]) {
  const cells = through(scene.allColumns)
  const counted = cells.flatMap(({ look, registers }) => (look === 'held' ? [] : registers))
  return counted.filter((register) => scene.isPlace(register)).length
}

/** Where a line without an instruction of its own stands. */
interface Gap {
  readonly line: number
  /** It is the line of a macro whose rows follow. */
  readonly open: boolean
}

interface Group {
  readonly shown: Shown
  readonly registers: readonly Reg[]
}

const quietLooks: ReadonlySet<Look> = new Set<Look>([
  'empty',
  'held',
  'may-destroy',
  'same',
  'absent',
])

/** What a column shows: its register, or how many of a folded group are alive. */
function shownIn(scene: Scene, block: Block, { registers }: Column): Group {
  const all = registers.map((register) => ({
    register,
    shown: scene.picture.cell(block, register),
  }))
  const [only] = all
  if (only && all.length === 1) return { shown: only.shown, registers }
  const loud = all.filter(({ shown }) => !quietLooks.has(shown.look))
  const alarm = loud.find(({ shown }) =>
    ['destroyed', 'gone', 'new', 'given-up'].includes(shown.look),
  )
  if (loud.length === 0) return { shown: nothing, registers: [] }
  // What waits on the stack takes no place: the numbers of a row add up.
  const held = loud.filter(({ shown }) => shown.look !== 'saved')
  const counted = held.length > 0 ? held : loud
  const shown =
    alarm?.shown ??
    (held.length > 0
      ? ({ look: 'folded', letter: String(held.length) } as const)
      : (loud[0]?.shown ?? nothing))
  return { shown, registers: counted.map(({ register }) => register) }
}

function cellOf(scene: Scene, at: number, block: Block, column: Column): DrawnCell | null {
  const { shown, registers } = shownIn(scene, block, column)
  const { look, letter } = shown
  if (look === 'empty') return null
  const above = scene.blocks.all[at - 1]
  const below = scene.blocks.all[at + 1]
  const top = edgeTo(scene, column, look, above, block, above)
  const bottom = edgeTo(scene, column, look, block, below, below)
  return {
    column,
    look,
    // What only the caller wants is said once, where it begins.
    letter: look === 'held' && top === 'join' ? '' : letter,
    top,
    bottom,
    cut: registers.length === 1 && registers.some((reg) => scene.picture.isCut(block, reg)),
    registers,
  }
}

/** How a bar meets its neighbour; `other` is the one of the two that is not the cell itself. */
function edgeTo(
  scene: Scene,
  column: Column,
  look: Look,
  above: Block | undefined,
  below: Block | undefined,
  other: Block | undefined,
): Edge {
  if (!isBar(look) || !above || !below || !other) return 'round'
  if (joinedIn(scene, above, below, column).length === 0) return 'round'
  const met = shownIn(scene, other, column).shown.look
  if (areNeighbours(scene, above, below)) return edgeMeeting(met)
  const between = other === below ? above.line + 1 : below.line - (below.under === 0 ? 1 : 0)
  return throughEdge(scene, between, edgeMeeting(throughLook(look, met)))
}

/** How a bar meets a line that is no instruction: one whose own code was replaced shows nothing. */
function throughEdge({ layout }: Scene, line: number, otherwise: Edge): Edge {
  const entry = layout.lines.get(line)
  return entry?.replaced && entry.rows.length === 0 ? 'round' : otherwise
}

const edgeMeeting = (met: Look): Edge =>
  met === 'destroyed' ? 'square' : isBar(met) ? 'join' : 'round'

/** Nothing stands between them on the screen. */
function areNeighbours(scene: Scene, above: Block, below: Block): boolean {
  if (above.line === below.line) return below.under === above.under + 1
  if (below.line !== above.line + 1 || below.under !== 0) return false
  return above.under === rowCount(scene, above.line) - 1
}

/** Registers of a column whose values go on from one block to the next. */
function joinedIn(scene: Scene, above: Block, below: Block, column: Column): readonly Reg[] {
  const [last, first] = [above.rows.at(-1), below.rows[0]]
  if (last === undefined || first === undefined) return []
  const joined = column.registers.filter((reg) => scene.picture.joins(last, first, reg))
  if (column.registers.length === 1 || joined.length === 0) return joined
  const both = [shownIn(scene, above, column), shownIn(scene, below, column)]
  return joined.filter((reg) => both.every(({ registers }) => registers.includes(reg)))
}

function throughCell(scene: Scene, at: number, column: Column, gap: Gap): DrawnCell | null {
  const above = scene.blocks.all[at - 1]
  const below = scene.blocks.all[at]
  if (!above || !below) return null
  const joined = joinedIn(scene, above, below, column)
  if (joined.length === 0) return null
  const upper = shownIn(scene, above, column).shown.look
  const lower = shownIn(scene, below, column).shown.look
  const look = throughLook(upper, lower)
  if (look === 'empty') return null
  return {
    column,
    look,
    letter: '',
    top:
      above.line === gap.line - 1 ? edgeMeeting(upper) : throughEdge(scene, gap.line - 1, 'join'),
    bottom: isNext(below, gap) ? edgeMeeting(lower) : throughEdge(scene, gap.line + 1, 'join'),
    cut: false,
    registers: joined,
  }
}

const isNext = ({ line, under }: Block, gap: Gap): boolean =>
  gap.open ? line === gap.line : line === gap.line + 1 && under === 0

const sameThrough: readonly Look[] = ['held', 'saved', 'gone', 'new', 'same', 'folded']

function throughLook(above: Look, below: Look): Look {
  if (above === below && sameThrough.includes(above)) return above
  if ([above, below].some((look) => ['gone', 'new', 'same', 'given-up'].includes(look)))
    return 'empty'
  if ([above, below].includes('folded')) return 'folded'
  const isNothing = (look: Look) => look === 'empty' || look === 'absent'
  return isNothing(above) && isNothing(below) ? 'empty' : 'live'
}
