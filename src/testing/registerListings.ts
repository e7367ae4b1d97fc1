import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Analysis } from '../analysis/analysis.ts'
import { configs } from '../ops/configs.ts'
import { archOf, type ConfigId } from '../ops/op.ts'
import type { PressureRow } from '../dataflow/pressure.ts'
import type { Arch } from '../x86/arch.ts'
import { conventionOf } from '../x86/conventions.ts'
import { difference, namesIn, noRegisters, type RegSet, regSetOf, union } from '../x86/registers.ts'

/**
 * Listings with what is alive at each of their rows, worked out by hand from the definitions. One line a row:
 *
 *     code │ alive before → alive after │ count │ writes …; held …; saved …; lost …; kept …; DESTROYED …; flags in out
 *
 * Registers in brackets are assumed, the others needed. What is not mentioned is empty. `callee` and `caller`
 * stand for the registers that a C function keeps and may destroy, `all` for all that are not named besides;
 * `-ebx` takes one away. A line without code is one more row of the line above it.
 */
export interface RegisterListing {
  readonly file: string
  readonly name: string
  readonly config: ConfigId
  readonly scan: boolean
  readonly listing: string
  readonly rows: readonly string[]
}

const folder = join(import.meta.dirname, 'registers')

/** Words for sets that are long to write. */
function namedSet(arch: Arch, word: string): RegSet {
  const { allocatable, calleeSaved, callerSaved } = conventionOf(arch)
  const sets: Readonly<Record<string, RegSet>> = {
    '–': noRegisters,
    all: allocatable,
    callee: calleeSaved,
    caller: callerSaved,
  }
  return sets[word] ?? regSetOf(arch, [word])
}

function registersOf(arch: Arch, text: string): RegSet {
  const words = text.split(' ').filter((word) => word !== '')
  return words.reduce(
    (set, word) =>
      word.startsWith('-')
        ? difference(set, regSetOf(arch, [word.slice(1)]))
        : union(set, namedSet(arch, word)),
    noRegisters,
  )
}

const names = (arch: Arch, set: RegSet) => namesIn(arch, set).join(' ') || '–'

const side = (arch: Arch, needed: RegSet, assumed: RegSet) =>
  assumed === noRegisters
    ? names(arch, needed)
    : `${needed === noRegisters ? '' : `${names(arch, needed)} `}(${names(arch, assumed)})`

/** `ecx (eax)` in machine order, without the words for sets. */
function spelledSide(arch: Arch, text: string): string {
  const [, sure = '', maybe = ''] = /^([^(]*)(?:\((.*)\))?$/.exec(text.trim()) ?? []
  return side(arch, registersOf(arch, sure), registersOf(arch, maybe))
}

const facts = ['writes', 'held', 'saved', 'lost', 'kept', 'DESTROYED'] as const

function spelled(arch: Arch, line: number, columns: readonly string[]): string {
  const [alive = '', count = '', more = ''] = columns.map((column) => column.trim())
  if (alive === 'unreachable') return `${line}: unreachable`
  const [before = '', after = ''] = alive.split('→')
  const said = new Map(
    more.split(';').map((part) => {
      const [key = '', ...rest] = part.trim().split(' ')
      return [key, rest.join(' ')] as const
    }),
  )
  const unknown = [...said.keys()].filter((key) => !['', 'flags', ...facts].includes(key))
  if (unknown.length > 0) throw new Error(`line ${line}: what is "${unknown.join(' ')}"?`)
  const sets = facts.map((key) => `${key} ${names(arch, registersOf(arch, said.get(key) ?? ''))}`)
  const sides = `${spelledSide(arch, before)} → ${spelledSide(arch, after)}`
  return rowText(line, sides, Number(count), sets, said.get('flags') ?? '')
}

const rowText = (
  line: number,
  sides: string,
  count: number,
  sets: readonly string[],
  flags: string,
) =>
  [`${line}: ${sides}`, count, ...sets.filter((set) => !set.endsWith('–')), `flags ${flags}`].join(
    ' │ ',
  )

function listingOf(file: string, text: string): RegisterListing {
  const [head = '', ...lines] = text.trimEnd().split('\n')
  const [, name = '', options = ''] = /^(.*) \((.*)\)$/.exec(head) ?? []
  const config = configs.find((id) => options.split(', ').includes(id))
  if (!config) throw new Error(`${file}: "${head}" names no configuration`)
  const code: string[] = []
  const rows: string[] = []
  for (const line of lines) {
    const [source = '', ...columns] = line.split('│')
    if (source.trim() !== '' || columns.length === 0) code.push(source.trimEnd())
    if (columns.length > 0) rows.push(spelled(archOf(config), code.length, columns))
  }
  const scan = !options.includes('no scan')
  return { file, name, config, scan, listing: `${code.join('\n')}\n`, rows }
}

/** All of them, in the order of the files. */
export const registerListings = (): readonly RegisterListing[] =>
  readdirSync(folder)
    .toSorted()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split(/^=== /m)
        .slice(1)
        .map((text) => listingOf(file, text)),
    )

function rowOf(arch: Arch, row: PressureRow): string {
  if (!row.reachable) return `${row.line}: unreachable`
  const { neededIn, neededOut, liveIn, liveOut } = row
  const before = side(arch, neededIn, difference(liveIn, neededIn))
  const after = side(arch, neededOut, difference(liveOut, neededOut))
  const sets = {
    writes: row.writes,
    held: row.heldForCaller,
    saved: row.saved,
    lost: row.mayDestroy,
    kept: row.keptByCallee,
    DESTROYED: row.destroyed,
  }
  const flags = [row.flagsIn ? 'in' : '', row.flagsOut ? 'out' : '']
  return rowText(
    row.line,
    `${before} → ${after}`,
    row.count,
    facts.map((key) => `${key} ${names(arch, sets[key])}`),
    flags.filter((word) => word !== '').join(' '),
  )
}

/** The rows of an analysis as the expectations have them. */
export const foundRows = ({ program: { arch }, pressure: { before } }: Analysis) =>
  before.rows.map((row) => rowOf(arch, row))
