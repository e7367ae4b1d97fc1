import type { FrameNames } from '../../../src/ia64/isa/registers.ts'
import type { Ia64Story, Ia64Told } from '../../../src/ia64/story/told.ts'
import type { ListingRow } from '../../../src/ia64/story/rows.ts'
import { itanium as words } from '../../messages/itanium.ts'
import type { ColumnGroup, Columns } from '../../registers/columns.ts'

/** Registers of one bracket: what stands over it, and which they are. */
export interface RegisterGroup {
  readonly id: 'in' | 'loc' | 'out' | 'beyond' | 'static' | 'other'
  readonly registers: readonly string[]
}

/** Columns for Itanium, with the name of the register that each number stands for. */
export interface ItaniumColumns extends Columns {
  readonly names: readonly string[]
}

const firstStacked = 32

export const stackedIndex = (name: string): number => {
  const number = /^r(\d+)$/.exec(name)?.[1]
  return number === undefined ? -1 : Number(number) - firstStacked
}

const stackedNames = (from: number, count: number): readonly string[] =>
  Array.from({ length: Math.max(0, count) }, (_, index) => `r${firstStacked + from + index}`)

/** Where the site is called from, or the last row that has a frame. */
function framedRow({ rows }: Ia64Told, story: Ia64Story | null): ListingRow | undefined {
  const row = story ? rows[story.losses.row] : undefined
  return row?.frame ? row : rows.find(({ frame }) => frame !== null)
}

const inSite = ({ stories }: Ia64Told, { section, offset }: ListingRow): boolean =>
  stories.some(
    ({ site }) =>
      site.section === section && offset >= site.offset && offset < site.offset + site.length,
  )

/** Registers that code outside of the sites names. */
const mentioned = (told: Ia64Told): ReadonlySet<string> =>
  new Set(
    told.rows
      .filter((row) => !inSite(told, row))
      .flatMap(({ reads, writes }) => [...reads, ...writes]),
  )

/** Most outputs that a C call from the site would need: the first of them may not exist. */
const neededOutputs = (story: Ia64Story | null): number =>
  story?.costs.find(({ convention }) => convention === 'c')?.outputs ?? 0

/** More columns than this find no room. */
const mostStacked = 12

function stackedGroups(told: Ia64Told, story: Ia64Story | null): readonly RegisterGroup[] {
  const row = framedRow(told, story)
  const used = [...mentioned(told)].map(stackedIndex)
  const frame = row?.frame ?? { sof: 0, sol: 0 }
  const names: FrameNames | undefined = row?.names
  const inputs = names && names.inputs + names.locals === frame.sol ? names.inputs : 0
  const reach = Math.max(
    frame.sol + neededOutputs(story),
    frame.sof + 1,
    ...used.map((at) => at + 1),
  )
  const end = Math.min(reach, Math.max(mostStacked, frame.sof))
  return [
    { id: 'in', registers: stackedNames(0, inputs) },
    { id: 'loc', registers: stackedNames(inputs, frame.sol - inputs) },
    { id: 'out', registers: stackedNames(frame.sol, frame.sof - frame.sol) },
    { id: 'beyond', registers: stackedNames(frame.sof, end - frame.sof) },
  ]
}

const number = (name: string): number => Number(/\d+/.exec(name)?.[0] ?? 0)

const isStatic = (name: string): boolean => /^r\d+$/.test(name) && stackedIndex(name) < 0

/** The brackets of a listing: the frame at the site in view, then what does not slide. */
export function registerGroups(told: Ia64Told, story: Ia64Story | null): readonly RegisterGroup[] {
  const used = mentioned(told)
  const fixed = [...new Set([...used, 'r8'])].filter(isStatic).filter((name) => name !== 'r12')
  const other = [...new Set([...used, 'b0', 'ar.pfs'])].filter((name) => /^b\d|^ar\.pfs/.test(name))
  return [
    ...stackedGroups(told, story),
    { id: 'static', registers: fixed.toSorted((left, right) => number(left) - number(right)) },
    { id: 'other', registers: other.toSorted((left, right) => (left < right ? 1 : -1)) },
  ] satisfies readonly RegisterGroup[]
}

const cell = 18
const step = 20
const gutter = 6
/** Of a character of the words over a bracket. */
const letterWidth = 6.5
const countWidth = 46
/** Of one that says of how many, by itself. */
const wordsWidth = 60

/** Under a bracket of its own a stacked register shows its number alone. */
const headOf = ({ id, registers }: RegisterGroup, name: string): string => {
  if (id === 'in' || id === 'loc' || id === 'out') return String(registers.indexOf(name))
  return name === 'ar.pfs' ? 'pf' : name.replace(/^r/, '')
}

/** How people and machine call it: `out1 (r38)`. */
const nameOf = ({ id, registers }: RegisterGroup, name: string): string =>
  id === 'in' || id === 'loc' || id === 'out' ? `${id}${registers.indexOf(name)} (${name})` : name

/** Where the listing is narrow, what does not slide shares one column. */
function merged(groups: readonly RegisterGroup[]): readonly RegisterGroup[] {
  const fixed = groups.filter(({ id }) => id === 'static' || id === 'other')
  const others = groups.filter((group) => !fixed.includes(group))
  return [...others, { id: 'static', registers: fixed.flatMap(({ registers }) => registers) }]
}

export function itaniumColumns(
  told: Ia64Told,
  story: Ia64Story | null,
  folded = false,
): ItaniumColumns {
  const own = registerGroups(told, story)
  const groups = (folded ? merged(own) : own).filter(({ registers }) => registers.length > 0)
  const names = groups.flatMap(({ registers }) => registers)
  const isFolded = ({ id, registers }: RegisterGroup) =>
    folded && id === 'static' && registers.length > 1
  const cells = (group: RegisterGroup) => (isFolded(group) ? 1 : group.registers.length)
  let left = 4
  const placed = groups.map((group) => {
    const start = left
    left += Math.max(cells(group) * step, words.groups[group.id].length * letterWidth) + gutter
    return { group, start }
  })
  const numberOf = (name: string): number => names.indexOf(name)
  const columns = placed.flatMap(({ group, start }) =>
    isFolded(group)
      ? [{ registers: group.registers.map(numberOf), head: '', name: '', left: start, width: cell }]
      : group.registers.map((name, at) => ({
          registers: [numberOf(name)],
          head: headOf(group, name),
          name: nameOf(group, name),
          left: start + at * step,
          width: cell,
        })),
  )
  return {
    names,
    narrow: true,
    columns,
    groups: placed.map(({ group, start }): ColumnGroup => ({
      kind: group.id === 'static' || group.id === 'other' ? 'keep' : 'destroy',
      label: words.groups[group.id],
      left: start,
      width: cells(group) * step - (step - cell),
    })),
    folded,
    foldedNames: folded ? groups.filter(isFolded).flatMap(({ registers }) => registers) : [],
    countLeft: left,
    countWidth,
    width: left + countWidth,
  }
}

/** Nothing is told yet. */
export const noColumns: ItaniumColumns = {
  names: [],
  narrow: true,
  columns: [],
  groups: [],
  folded: false,
  foldedNames: [],
  countLeft: 0,
  countWidth: wordsWidth,
  width: wordsWidth,
}
