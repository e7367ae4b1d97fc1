import type { ListingRow } from '../../../src/ia64/story/rows.ts'
import type { Ia64Told } from '../../../src/ia64/story/told.ts'
import type { Block } from '../../registers/blocks.ts'
import { nothing, type Picture, type Shown } from '../../registers/picture.ts'
import { stackedIndex } from './columns.ts'

const shown = (look: Shown['look'], letter = ''): Shown => ({ look, letter })

/** What the site at whose call a row stands does to a register; null for a row that is none. */
function lossAt({ stories }: Ia64Told, row: number, name: string): Shown | null {
  const story = stories.find(({ losses }) => losses.row === row)
  if (!story) return null
  if (story.losses.destroyed.includes(name)) return shown('destroyed', '✕')
  return story.losses.mayDestroy.includes(name) ? shown('may-destroy') : null
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

export function cellAt(told: Ia64Told, index: number, name: string): Shown {
  const row = told.rows[index]
  if (!row) return nothing
  const loss = lossAt(told, index, name)
  if (loss?.look === 'destroyed') return loss
  const access = accessOf(row, name)
  if (access) return access
  if (row.liveIn.includes(name) || row.liveOut.includes(name)) return shown('live')
  if (isAbsent(row, name)) return shown('absent')
  return loss ?? nothing
}

/** Worst first: what a line that became several rows shows. */
const order: readonly Shown['look'][] = [
  'destroyed',
  'read-write',
  'write',
  'read',
  'dead-write',
  'live',
  'may-destroy',
  'absent',
]

/** What the register columns show beside the rows of a listing for Itanium. */
export function itaniumPicture(told: Ia64Told, names: readonly string[]): Picture {
  const nameOf = (register: number) => names[register] ?? ''
  const alive = (row: ListingRow | undefined) =>
    names.filter((name) => row?.liveIn.includes(name) || row?.liveOut.includes(name))
  const destroys = ({ rows }: Block) =>
    told.stories.some(({ losses }) => rows.includes(losses.row) && losses.destroyed.length > 0)
  return {
    isReachable: () => true,
    cell: ({ rows }, register) => {
      const cells = rows.map((row) => cellAt(told, row, nameOf(register)))
      return order.flatMap((look) => cells.find((each) => each.look === look) ?? [])[0] ?? nothing
    },
    joins: (above, below, register) => {
      const [upper, lower] = [told.rows[above], told.rows[below]]
      if (!upper || !lower || below !== above + 1 || upper.section !== lower.section) return false
      const name = nameOf(register)
      return upper.liveOut.includes(name) && lower.liveIn.includes(name)
    },
    isCut: () => false,
    count: ({ rows }) => Math.max(0, ...rows.map((row) => alive(told.rows[row]).length)),
    countAfter: () => null,
    isAlarming: destroys,
    isPeak: () => false,
    hasFlags: () => false,
  }
}
