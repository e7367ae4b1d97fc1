import type { Analysis, SiteStory } from '../../src/analysis/analysis.ts'
import type { ContractCost, SiteCost } from '../../src/cost/cost.ts'
import { type Cell, cellAt } from '../../src/dataflow/cells.ts'
import type { PressureRow } from '../../src/dataflow/pressure.ts'
import type { Row } from '../../src/program/program.ts'
import type { Arch } from '../../src/x86/arch.ts'
import { conventionOf } from '../../src/x86/conventions.ts'
import { difference, registerName, type RegSet, registersIn } from '../../src/x86/registers.ts'
import { outcomeWords } from '../messages/story.ts'
import { registersInOrder } from '../registers/columns.ts'
import { cut, reportWidth, wrap } from './columns.ts'
import { pressureMessages as words } from './messages.ts'
import type { RowText } from './pressureJson.ts'
import { registersText } from './words.ts'

const codeWidth: Record<Arch, number> = { 'x86-32': 34, 'x86-64': 28 }

/** As on the page: what a C call may destroy, and what it keeps. */
function columnsOf(arch: Arch): readonly (readonly number[])[] {
  const { callerSaved, calleeSaved } = conventionOf(arch)
  return [callerSaved, calleeSaved].map((set) => registersInOrder(arch, set))
}

const signs: Readonly<Record<Cell['state'], string>> = {
  empty: '·',
  live: '|',
  held: 'c',
  read: 'R',
  write: 'W',
  'read-write': 'RW',
  'dead-write': 'w',
  'may-destroy': '/',
  destroyed: 'X',
  saved: 's',
  kept: 't',
}

const shortName = (arch: Arch, reg: number): string => registerName(arch, reg).replace(/^[er]/, '')

const cells = (columns: readonly (readonly number[])[], text: (reg: number) => string): string =>
  columns.map((group) => group.map((reg) => text(reg).padEnd(3)).join('')).join(' ')

/** What all rows of a report share. */
interface Frame {
  readonly arch: Arch
  readonly columns: readonly (readonly number[])[]
  readonly allocatable: number
}

function rowText({ arch, columns, allocatable }: Frame, row: PressureRow, text: string): string {
  const width = codeWidth[arch]
  const head = `${String(row.line).padStart(5)}  ${cut(text, width).padEnd(width)}  `
  if (!row.reachable) return `${head}${words.unreachable}`
  const drawn = cells(columns, (reg) => signs[cellAt(row, reg).state])
  const flags = row.flagsIn || row.flagsOut ? ` ${words.flags}` : ''
  const lost = row.destroyed === 0 ? '' : ' !'
  return `${head}${drawn} ${row.count}/${allocatable}${flags}${lost}`.trimEnd()
}

function costText(values: number, cost: ContractCost): string {
  const { spillsForced, movesForced, prologueSavesForced } = cost
  return [
    words.places(values, cost.places),
    ...(spillsForced > 0 ? [words.toMemory(spillsForced)] : []),
    ...(movesForced > 0 ? [words.moved(movesForced)] : []),
    ...(prologueSavesForced > 0 ? [words.savedFirst(prologueSavesForced)] : []),
  ].join(', ')
}

function siteText(arch: Arch, cost: SiteCost, story: SiteStory): string {
  const { contract, filling, liveAcross, ownIs, results } = cost
  const { instructions, bytes, plus, padding } = filling
  const values = registersIn(liveAcross).length
  const columns = (['none', 'sandwich', 'calleeSave', 'c'] as const).map(
    (id) => `    ${words.promises[id].padEnd(14)}${costText(values, contract[id])}`,
  )
  const names = (set: RegSet) => registersText(arch, set)
  return [
    words.site(cost.site + 1, story.site.line, story.site.op),
    ...said(words.alive(names(liveAcross), names(contract.own.mayDestroy))),
    ...(cost.destroyed === 0 ? [] : said(words.destroyed(names(cost.destroyed)))),
    ...said(words.own(ownIs && words.promises[ownIs], costText(values, contract.own))),
    ...columns,
    ...said(words.bytes(outcomeWords(story), names(filling.reallyDestroyed))),
    ...said(words.givenUp(names(difference(filling.givenUpForNothing, results)))),
    ...said(words.way(instructions, bytes, plus, padding.bytes)),
  ].join('\n')
}

const said = (text: string): readonly string[] =>
  wrap(text, reportWidth - 4).map((line, index) => `${index === 0 ? '  ' : '    '}${line}`)

/** Every row with what lives in each register, and each site's price. */
export function pressureText(analysis: Analysis, textOf: RowText): string {
  const { program, pressure, stories } = analysis
  const { arch } = program
  const rows: readonly Row[] = program.sections[program.text]?.rows ?? []
  const allocatable = registersIn(pressure.allocatable).length
  const frame: Frame = { arch, columns: columnsOf(arch), allocatable }
  const drawn = pressure.before.rows.map((row, index) => {
    const source = rows[index]
    return rowText(frame, row, source ? textOf(source) : '')
  })
  const sites = pressure.sites.flatMap((cost, index) => {
    const story = stories[index]
    return story ? [siteText(arch, cost, story)] : []
  })
  const names = cells(frame.columns, (reg) => shortName(arch, reg))
  const head = `${' '.repeat(7 + codeWidth[arch] + 2)}${names}`.trimEnd()
  const peak = words.peak(pressure.before.peak, allocatable)
  return `${[head, ...drawn, peak, ...wrap(words.legend, reportWidth), '', ...sites].join('\n')}\n`
}
