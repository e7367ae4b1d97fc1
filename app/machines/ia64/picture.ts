import type { ListingRow } from '../../../src/ia64/story/rows.ts'
import type { Ia64Story, Ia64Told, SiteLosses } from '../../../src/ia64/story/told.ts'
import type { Block } from '../../registers/blocks.ts'
import { nothing, type Picture, type Shown } from '../../registers/picture.ts'
import type { RegisterSide } from '../../state/view.ts'
import { stackedIndex } from './columns.ts'

/** The code that columns speak of: as written, or as patched. */
export interface ItaniumSide {
  readonly rows: readonly ListingRow[]
  readonly losses: readonly SiteLosses[]
}

const beforeOf = ({ rows, stories }: Ia64Told): ItaniumSide => ({
  rows,
  losses: stories.map(({ losses }) => losses),
})

const afterOf = ({ rowsAfter, stories }: Ia64Told): ItaniumSide => ({
  rows: rowsAfter,
  losses: stories.map(({ lossesAfter }) => lossesAfter),
})

const shown = (look: Shown['look'], letter = ''): Shown => ({ look, letter })

/** What the site at whose call a row stands does to a register; null for a row that is none. */
function lossAt({ losses }: ItaniumSide, row: number, name: string): Shown | null {
  const found = losses.find((each) => each.row === row)
  if (!found) return null
  if (found.destroyed.includes(name)) return shown('destroyed', '✕')
  return found.mayDestroy.includes(name) ? shown('may-destroy') : null
}

/** A stacked register that the frame of the row does not have. */
export const isAbsent = ({ frame }: ListingRow, name: string): boolean => {
  const index = stackedIndex(name)
  return index >= 0 && (frame === null || index >= frame.sof)
}

function accessOf({ reads, writes, liveOut }: ListingRow, name: string): Shown | null {
  const isRead = reads.includes(name)
  const isWritten = writes.includes(name)
  if (isRead && isWritten) return shown('read-write', 'RW')
  if (isRead) return shown('read', 'R')
  if (!isWritten) return null
  return liveOut.includes(name) ? shown('write', 'W') : shown('dead-write', 'W')
}

const isAlive = (row: ListingRow | undefined, name: string): boolean =>
  row !== undefined && (row.liveIn.includes(name) || row.liveOut.includes(name))

export function cellAt(side: ItaniumSide, index: number, name: string): Shown {
  const row = side.rows[index]
  if (!row) return nothing
  const loss = lossAt(side, index, name)
  if (loss?.look === 'destroyed') return loss
  const access = accessOf(row, name)
  if (access) return access
  if (isAlive(row, name)) return shown('live')
  if (isAbsent(row, name)) return shown('absent')
  return loss ?? nothing
}

/** Worst first: what a line that became several rows shows. */
const order: readonly Shown['look'][] = [
  'destroyed',
  'given-up',
  'gone',
  'new',
  'same',
  'read-write',
  'write',
  'read',
  'dead-write',
  'live',
  'may-destroy',
  'absent',
]

const worst = (cells: readonly Shown[]): Shown =>
  order.flatMap((look) => cells.find((each) => each.look === look) ?? [])[0] ?? nothing

const alive = (row: ListingRow | undefined, names: readonly string[]): number =>
  names.filter((name) => isAlive(row, name)).length

const quiet = {
  isReachable: () => true,
  isCut: () => false,
  countAfter: () => null,
  isAlarming: () => false,
  isPeak: () => false,
  hasFlags: () => false,
} as const

function statePicture(side: ItaniumSide, names: readonly string[]): Picture {
  const nameOf = (register: number) => names[register] ?? ''
  return {
    ...quiet,
    cell: ({ rows }, register) => worst(rows.map((row) => cellAt(side, row, nameOf(register)))),
    joins: (above, below, register) => {
      const [upper, lower] = [side.rows[above], side.rows[below]]
      if (!upper || !lower || below !== above + 1 || upper.section !== lower.section) return false
      const name = nameOf(register)
      return upper.liveOut.includes(name) && lower.liveIn.includes(name)
    },
    count: ({ rows }) => Math.max(0, ...rows.map((row) => alive(side.rows[row], names))),
    isAlarming: ({ rows }: Block) =>
      side.losses.some(({ row, destroyed }) => rows.includes(row) && destroyed.length > 0),
  }
}

const placeOf = ({ offset, slot }: ListingRow): number => offset * 4 + slot

/** What stands after patching where a row before it stood; where that is a nop, what comes into the next row. */
function rowAfter(told: Ia64Told, before: ListingRow | undefined): ListingRow | undefined {
  if (!before) return undefined
  const place = placeOf(before)
  const next = told.rowsAfter.find((row) => row.section === before.section && placeOf(row) >= place)
  return next && (placeOf(next) === place ? next : { ...next, liveOut: next.liveIn })
}

/** Registers that were given up at the call of a site, and that the bytes there leave alone. */
const givenUp = ({ losses, lossesAfter }: Ia64Story, name: string): boolean => {
  const lost = ({ destroyed, mayDestroy }: SiteLosses) =>
    destroyed.includes(name) || mayDestroy.includes(name)
  return lost(losses) && !lost(lossesAfter)
}

/** What patching changed: rows are those before, each compared with what stands at its place after. */
function differencePicture(told: Ia64Told, names: readonly string[]): Picture {
  const was = (index: number) => told.rows[index]
  const is = (index: number) => rowAfter(told, was(index))
  const changes = (index: number, register: number): Shown => {
    const name = names[register] ?? ''
    const story = told.stories.find(({ losses }) => losses.row === index)
    if (story?.lossesAfter.destroyed.includes(name)) return shown('destroyed', '✕')
    if (story && givenUp(story, name)) return shown('given-up')
    const [before, after] = [isAlive(was(index), name), isAlive(is(index), name)]
    if (before) return after ? shown('same') : shown('gone', '−')
    return after ? shown('new', '+') : nothing
  }
  const most = (rows: readonly number[], at: (index: number) => ListingRow | undefined) =>
    Math.max(0, ...rows.map((row) => alive(at(row), names)))
  return {
    ...quiet,
    cell: ({ rows }, register) => worst(rows.map((row) => changes(row, register))),
    joins: (above, below, register) =>
      below === above + 1 && changes(above, register).look === changes(below, register).look,
    count: ({ rows }) => most(rows, was),
    countAfter: ({ rows }) => {
      const now = most(rows, is)
      return now === most(rows, was) ? null : now
    },
  }
}

/** What the register columns show beside the rows of a listing for Itanium. */
export function itaniumPicture(
  told: Ia64Told,
  names: readonly string[],
  side: RegisterSide = 'before',
): Picture {
  if (side === 'difference') return differencePicture(told, names)
  return statePicture(side === 'after' ? afterOf(told) : beforeOf(told), names)
}
