import type { VariantId } from '../backends/backend.ts'
import { addressText, type Address } from '../base/address.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { ElfForm } from '../elf/header.ts'
import type { ElfFault } from '../elf/messages.ts'
import type { Fate, Outcome } from '../patch/decision.ts'
import type { RuleSetId } from '../patch/eras.ts'
import type { Arch } from '../x86/arch.ts'
import { namesIn, registerNames, type RegSet } from '../x86/registers.ts'
import type { Converted } from './convert/converted.ts'
import { comparedVariants, type ImageChoice } from './imagePatcher.ts'
import type { ImageEra } from './imageEra.ts'
import type { SiteSnippet } from './imageSnippet.ts'
import { type CountedSite, type OutcomeCounts, siteTotals } from './siteTotals.ts'

/** All sites of a file as somebody looks at them, whatever the file is: questions in, plain data out. */

/** What is to be told of the file, whatever it runs on. */
export interface ImageSummary {
  readonly arch: Arch
  /** `text`: what a compiler or a disassembler wrote. */
  readonly form: ElfForm | 'text'
  readonly era: RuleSetId
  /** Eras by which its records may be read; at most one where there is no choice. */
  readonly eras: readonly ImageEra[]
  readonly sites: number
  /** What was made of a text; null for a file of machine code. */
  readonly converted: Converted | null
  readonly faults: readonly ElfFault[]
}

/** What boot makes of all sites on one machine. */
export interface ImageTotals {
  readonly variant: VariantId
  readonly rules: RuleSetId
  readonly outcomes: OutcomeCounts
  /** Operations with the most sites first. */
  readonly operations: readonly (readonly [name: string, counts: OutcomeCounts])[]
  /** Registers that sites give up for nothing, with their number; the most first. */
  readonly givenUp: readonly (readonly [register: string, sites: number])[]
  readonly faults: readonly ElfFault[]
}

/** One line of the table. */
export interface ImageRow {
  /** Of the site, from 0, in the order of the records. */
  readonly index: number
  readonly address: string
  readonly function: string
  readonly operation: string
  readonly length: number
  readonly clobbers: readonly string[]
  /** One for each backend of the page. */
  readonly outcomes: readonly Outcome[]
  /** What each of them calls. */
  readonly callees: readonly Fate['callee'][]
}

/** A column of the table; a backend's name stands for its outcomes. */
export type RowKey = 'index' | 'function' | 'operation' | 'length' | 'clobbers' | VariantId

/** Which rows are wanted, and in which order. */
export interface RowQuery {
  /** Words that all have to occur in the function, the operation or an outcome; none for all rows. */
  readonly search: string
  readonly sort: RowKey
  readonly descending: boolean
  readonly from: number
  readonly count: number
}

/** The rows that were wanted. */
export interface RowPage {
  readonly query: RowQuery
  /** The switches under which the outcomes are. */
  readonly choice: ImageChoice
  /** In the order of the outcomes of a row. */
  readonly backends: readonly VariantId[]
  /** Rows that match, of which the page is a part. */
  readonly total: number
  readonly rows: readonly ImageRow[]
}

/** A kernel file as the page shows it: totals and rows on demand, for there may be many thousands. */
export interface ImageView {
  readonly summary: ImageSummary
  totals(choice: ImageChoice): Result<ImageTotals, string>
  rows(query: RowQuery, choice: ImageChoice): RowPage
  /** The code around a site as a listing; null where the site lies outside of the file, or there is none. */
  snippet(index: number, choice: ImageChoice): SiteSnippet | null
}

/** A site, whatever it runs on. */
export interface TableSite {
  /** From 0. */
  readonly index: number
  readonly address: Address
  readonly function: string
  readonly length: number
  readonly mayDestroy: RegSet
}

/** What one machine makes of all sites. */
export interface DecidedSites {
  readonly variant: VariantId
  readonly rules: RuleSetId
  readonly sites: readonly TableSite[]
  /** Of each site. */
  readonly told: readonly CountedSite[]
  readonly faults: readonly ElfFault[]
}

/** Where a table's sites come from. */
export interface SiteSource {
  readonly summary: ImageSummary
  /** The error tells in words what never existed. */
  decided(choice: ImageChoice): Result<DecidedSites, string>
  snippet(index: number, choice: ImageChoice): SiteSnippet | null
}

/** What the table sorts and searches. */
interface Prepared {
  readonly site: TableSite
  readonly operation: string
  readonly outcomes: readonly Outcome[]
  readonly callees: ImageRow['callees']
  /** All words of it, in lower case. */
  readonly words: string
}

interface Columns {
  readonly backends: readonly VariantId[]
  readonly all: readonly Prepared[]
}

function prepared(columns: readonly DecidedSites[]): Columns {
  const [first] = columns
  const all = (first?.sites ?? []).map((site, at): Prepared => {
    const operation = first?.told[at]?.operation ?? ''
    const outcomes = columns.map(({ told }) => told[at]?.outcome ?? 'keep')
    const callees = columns.map(({ told }) => told[at]?.callee ?? null)
    const words = [site.function, operation, ...outcomes, ...callees].join(' ').toLowerCase()
    return { site, operation, outcomes, callees, words }
  })
  return { backends: columns.map(({ variant }) => variant), all }
}

/** Text in the order of a dictionary, whatever the language of the page. */
const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

function comparison(
  sort: RowKey,
  backends: readonly VariantId[],
): (left: Prepared, right: Prepared) => number {
  switch (sort) {
    case 'index':
      return () => 0
    case 'function':
      return (left, right) => byText(left.site.function, right.site.function)
    case 'operation':
      return (left, right) => byText(left.operation, right.operation)
    case 'length':
      return (left, right) => left.site.length - right.site.length
    case 'clobbers':
      return (left, right) => left.site.mayDestroy - right.site.mayDestroy
    default: {
      const column = backends.indexOf(sort)
      return (left, right) => byText(left.outcomes[column] ?? '', right.outcomes[column] ?? '')
    }
  }
}

/** Rows of a search in order. */
function matching(
  { all, backends }: Columns,
  { search, sort, descending }: RowQuery,
): readonly Prepared[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean)
  const compare = comparison(sort, backends)
  return all
    .filter(({ words }) => wanted.every((word) => words.includes(word)))
    .toSorted((left, right) => {
      const way = compare(left, right) || left.site.index - right.site.index
      return descending ? -way : way
    })
}

/** Remembers the newest answers: the next question is mostly about the same. */
function remembering<Value>(capacity: number): (key: string, make: () => Value) => Value {
  const known = new Map<string, Value>()
  return (key, make) => {
    const value = known.has(key) ? (known.get(key) as Value) : make()
    known.delete(key)
    known.set(key, value)
    const [oldest] = known.keys()
    if (known.size > capacity && oldest !== undefined) known.delete(oldest)
    return value
  }
}

const rowOf = (arch: Arch, { site, operation, outcomes, callees }: Prepared): ImageRow => ({
  index: site.index,
  address: addressText(site.address),
  function: site.function,
  operation,
  length: site.length,
  clobbers: namesIn(arch, site.mayDestroy),
  outcomes,
  callees,
})

function totalsOf(arch: Arch, { variant, rules, told, faults }: DecidedSites): ImageTotals {
  const { totals, byOperation, givenUp } = siteTotals(told)
  const size = (counts: OutcomeCounts): number =>
    Object.values(counts).reduce((sum, count) => sum + count, 0)
  return {
    variant,
    rules,
    outcomes: totals,
    operations: Object.entries(byOperation).toSorted(
      ([left, some], [right, others]) => size(others) - size(some) || byText(left, right),
    ),
    givenUp: registerNames(arch)
      .map((name, reg): [string, number] => [name, givenUp[reg] ?? 0])
      .filter(([, count]) => count > 0)
      .toSorted(([, left], [, right]) => right - left),
    faults,
  }
}

/** Makes sites ready to be looked at. Columns are those of the backends compared, and of the one that is chosen. */
export function siteTable({ summary, decided, snippet }: SiteSource): ImageView {
  const outcomesOf = remembering<Result<DecidedSites, string>>(comparedVariants.length + 1)
  const decidedOnce = (choice: ImageChoice) =>
    outcomesOf(JSON.stringify(choice), () => decided(choice))
  const columnsOf = remembering<Columns>(1)
  const matchingOf = remembering<readonly Prepared[]>(1)
  const columns = (choice: ImageChoice): Columns => {
    const variants = [
      ...new Set([...comparedVariants, ...(choice.variant === null ? [] : [choice.variant])]),
    ]
    return columnsOf(JSON.stringify(choice), () =>
      prepared(
        variants.flatMap((variant) => {
          const one = decidedOnce({ ...choice, variant })
          return one.ok ? [one.value] : []
        }),
      ),
    )
  }
  const { arch } = summary
  return {
    summary,
    totals: (choice) => {
      const one = decidedOnce(choice)
      return one.ok ? ok(totalsOf(arch, one.value)) : err(one.error)
    },
    rows: (query, choice) => {
      const table = columns(choice)
      const { search, sort, descending, from, count } = query
      const found = matchingOf(JSON.stringify([search, sort, descending, choice]), () =>
        matching(table, query),
      )
      const rows = found.slice(from, from + count).map((each) => rowOf(arch, each))
      return { query, choice, backends: table.backends, total: found.length, rows }
    },
    snippet,
  }
}
