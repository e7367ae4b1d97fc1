import type { Row } from '../program/program.ts'
import type { LostValue, PressureRow, Value, ValueMap } from './pressure.ts'
import type { Change } from './stretch.ts'

// What was found out before, with what was found out about changed rows put in their place. Rows are numbers:
// those below a change count on from where it ends now.

/** The part above a change, the part within, the part below; `width` places a row. */
function joined<Kind extends Int32Array | Uint8Array>(
  all: Kind,
  before: Kind,
  within: Kind,
  { from, to, toBefore }: Change,
  width: number,
): Kind {
  all.set(before.subarray(0, from * width))
  all.set(within, from * width)
  all.set(before.subarray(toBefore * width), to * width)
  return all
}

const lengthOf = (
  before: Int32Array | Uint8Array,
  within: Int32Array | Uint8Array,
  { from, toBefore }: Change,
  width = 1,
): number => from * width + within.length + before.length - toBefore * width

export const joinedMasks = (before: Int32Array, within: Int32Array, change: Change): Int32Array =>
  joined(new Int32Array(lengthOf(before, within, change)), before, within, change, 1)

export const joinedSigns = (before: Uint8Array, within: Uint8Array, change: Change): Uint8Array =>
  joined(new Uint8Array(lengthOf(before, within, change)), before, within, change, 1)

/** By how much numbers grow within a change, and below it. */
interface Growth {
  readonly within: number
  readonly below: number
}

/** Numbers, −1 for none. */
function joinedNumbers(
  before: Int32Array,
  within: Int32Array,
  change: Change,
  growth: Growth,
  width = 1,
): Int32Array {
  const all = new Int32Array(lengthOf(before, within, change, width))
  joined(all, before, within, change, width)
  const grow = (start: number, end: number, by: number) => {
    if (by === 0) return
    for (let at = start; at < end; at++) if (all[at] !== -1) all[at] = (all[at] ?? 0) + by
  }
  grow(change.from * width, change.to * width, growth.within)
  grow(change.to * width, all.length, growth.below)
  return all
}

const growthOfRows = ({ from, to, toBefore }: Change): Growth => ({
  within: from,
  below: to - toBefore,
})

export const joinedRowNumbers = (
  before: Int32Array,
  within: Int32Array,
  change: Change,
): Int32Array => joinedNumbers(before, within, change, growthOfRows(change))

export const joinedEntries = (
  before: readonly number[],
  within: readonly number[],
  { from, to, toBefore }: Change,
): readonly number[] => [
  ...before.filter((row) => row < from),
  ...within.map((row) => row + from),
  ...before.filter((row) => row >= toBefore).map((row) => row + to - toBefore),
]

/** A row's answer where the row stands now; the very same one where it has not moved. */
const standing = (answer: PressureRow, { line, offset }: Row): PressureRow =>
  answer.line === line && answer.offset === offset ? answer : { ...answer, line, offset }

/** `rows` are the code's, all of them. */
export function joinedAnswers(
  rows: readonly Row[],
  before: readonly PressureRow[],
  within: readonly PressureRow[],
  { from, to, toBefore }: Change,
): readonly PressureRow[] {
  const all: PressureRow[] = []
  rows.forEach((row, index) => {
    const isWithin = index >= from && index < to
    const answer = isWithin
      ? within[index - from]
      : before[index < from ? index : index - to + toBefore]
    if (answer) all.push(standing(answer, row))
  })
  return all
}

const movedRow = (row: number | null, by: number) => (row === null ? null : row + by)

const movedValue = (value: Value, by: number): Value =>
  by === 0
    ? value
    : {
        register: value.register,
        definitions: value.definitions.map((row) => row + by),
        entry: value.entry,
        lastRead: movedRow(value.lastRead, by),
        lastRow: value.lastRow + by,
      }

/** Values are numbered from the top, and none reaches across the edge of a change. */
export function joinedValues(before: ValueMap, within: ValueMap, change: Change): ValueMap {
  const { from, to, toBefore } = change
  const { registers, values } = before
  const firstFrom = (row: number) => {
    const found = values.findIndex(({ lastRow }) => lastRow >= row)
    return found === -1 ? values.length : found
  }
  const [above, below] = [firstFrom(from), firstFrom(toBefore)]
  const growth = { within: above, below: above + within.values.length - below }
  return {
    values: [
      ...values.slice(0, above),
      ...within.values.map((value) => movedValue(value, from)),
      ...values.slice(below).map((value) => movedValue(value, to - toBefore)),
    ],
    before: joinedNumbers(before.before, within.before, change, growth, registers),
    after: joinedNumbers(before.after, within.after, change, growth, registers),
    registers,
  }
}

/** Who reads a lost value, as far as that was asked before; undefined where it is to be found out. */
export function knownReaders(
  asked: readonly LostValue[],
  { from, to, toBefore }: Change,
): (row: number, register: number) => number | null | undefined {
  const place = (row: number, register: number) => row * 16 + register
  const readers = new Map(asked.map((lost) => [place(lost.row, lost.register), lost.reader]))
  return (row, register) => {
    if (row >= from && row < to) return undefined
    const by = row < from ? 0 : to - toBefore
    const reader = readers.get(place(row - by, register))
    return reader === undefined ? undefined : movedRow(reader, by)
  }
}
