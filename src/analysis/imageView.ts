import type { VariantId } from '../backends/backend.ts'
import { addressText } from '../base/address.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { ElfFault } from '../elf/messages.ts'
import type { Outcome, RuleSetId } from '../patch/decision.ts'
import type { Arch } from '../x86/arch.ts'
import { namesIn, registerNames } from '../x86/registers.ts'
import {
  type ImageOutcomes,
  imageOutcomes,
  type ImagePatcher,
  operationName,
  outcomeFaults,
} from './imageOutcomes.ts'
import { comparedPatchers, type ImageChoice, imagePatcher } from './imagePatcher.ts'
import { siteSnippet, type SiteSnippet } from './imageSnippet.ts'
import { functionOf } from './imageSite.ts'
import type { ImageSite, KernelImage } from './kernelImage.ts'

/** An opened kernel as somebody looks at it: questions in, plain data out. */

/** What is to be told of the file, whatever it runs on. */
export interface ImageSummary {
  readonly arch: Arch
  readonly form: KernelImage['elf']['form']
  readonly era: RuleSetId
  readonly sites: number
  /** In the order of the columns of a row. */
  readonly backends: readonly VariantId[]
  readonly faults: readonly ElfFault[]
}

/** What boot makes of all sites on one machine. */
export interface ImageTotals {
  readonly variant: VariantId
  readonly rules: RuleSetId
  readonly outcomes: ImageOutcomes['totals']
  /** Operations with the most sites first. */
  readonly operations: readonly (readonly [name: string, counts: ImageOutcomes['totals']])[]
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
  /** One for each backend of the summary. */
  readonly outcomes: readonly Outcome[]
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
  /** Rows that match, of which the page is a part. */
  readonly total: number
  readonly rows: readonly ImageRow[]
}

/** A kernel file as the page shows it: totals and rows on demand, for there may be many thousands. */
export interface ImageView {
  readonly summary: ImageSummary
  totals(choice: ImageChoice): Result<ImageTotals, string>
  rows(query: RowQuery): RowPage
  /** The code around a site as a listing; null where the site lies outside of the file, or there is none. */
  snippet(index: number): SiteSnippet | null
}

/** What the table sorts and searches. */
interface Prepared {
  readonly site: ImageSite
  readonly function: string
  readonly operation: string
  readonly outcomes: readonly Outcome[]
  /** All words of it, in lower case. */
  readonly words: string
}

const noChoice: ImageChoice = {
  rules: null,
  variant: null,
  features: null,
  pages: 'pae',
  nops: null,
}

const unnamed = (image: KernelImage, { section, offset }: ImageSite): string =>
  `${image.elf.sections[section]?.name ?? ''}+${addressText(BigInt(offset))}`

function prepared(
  image: KernelImage,
  columns: readonly ImageOutcomes[],
  operationOf: (type: number) => string,
): readonly Prepared[] {
  return image.sites.map((site) => {
    const found = functionOf(image, site)?.name ?? unnamed(image, site)
    const operation = operationOf(site.type)
    const outcomes = columns.map((column) => column.outcomes[site.index]?.outcome ?? 'keep')
    const words = `${found} ${operation} ${outcomes.join(' ')}`.toLowerCase()
    return { site, function: found, operation, outcomes, words }
  })
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
    case 'operation':
      return (left, right) => byText(left[sort], right[sort])
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

/** Rows of a search in order; the last one is kept, since its other pages are asked for next. */
function searching(all: readonly Prepared[], backends: readonly VariantId[]) {
  let known: { readonly key: string; readonly found: readonly Prepared[] } | null = null
  return ({ search, sort, descending }: RowQuery): readonly Prepared[] => {
    const key = JSON.stringify([search, sort, descending])
    if (known?.key === key) return known.found
    const wanted = search.toLowerCase().split(/\s+/).filter(Boolean)
    const matching = all.filter(({ words }) => wanted.every((word) => words.includes(word)))
    const compare = comparison(sort, backends)
    const ordered = matching.toSorted((left, right) => {
      const way = compare(left, right) || left.site.index - right.site.index
      return descending ? -way : way
    })
    known = { key, found: ordered }
    return ordered
  }
}

const rowOf = (arch: Arch, { site, ...told }: Prepared): ImageRow => ({
  index: site.index,
  address: addressText(site.address),
  function: told.function,
  operation: told.operation,
  length: site.length,
  clobbers: namesIn(arch, site.mayDestroy),
  outcomes: told.outcomes,
})

function totalsOf(image: KernelImage, patcher: ImagePatcher): ImageTotals {
  const decided = imageOutcomes(image, patcher)
  const { elf } = image
  const size = (counts: ImageOutcomes['totals']): number =>
    Object.values(counts).reduce((sum, count) => sum + count, 0)
  return {
    variant: patcher.rules === '6.1' ? patcher.variant : patcher.table.variant,
    rules: patcher.rules === '6.1' ? '6.1' : patcher.rules.id,
    outcomes: decided.totals,
    operations: Object.entries(decided.byOperation).toSorted(
      ([left, some], [right, others]) => size(others) - size(some) || byText(left, right),
    ),
    givenUp: registerNames(elf.arch)
      .map((name, reg): [string, number] => [name, decided.givenUp[reg] ?? 0])
      .filter(([, count]) => count > 0)
      .toSorted(([, left], [, right]) => right - left),
    faults: outcomeFaults(decided),
  }
}

/** Makes an opened image ready to be looked at. */
export function imageView(image: KernelImage): ImageView {
  const compared = comparedPatchers(image, noChoice)
  const backends = compared.map(([variant]) => variant)
  const columns = compared.map(([, patcher]) => imageOutcomes(image, patcher))
  const [, first] = compared[0] ?? []
  const operationOf = (type: number) =>
    first ? operationName(first, type) : `operation ${String(type)}`
  const all = prepared(image, columns, operationOf)
  const found = searching(all, backends)
  const { arch, form } = image.elf
  return {
    summary: {
      arch,
      form,
      era: image.era,
      sites: image.sites.length,
      backends,
      faults: image.faults,
    },
    totals: (choice) => {
      const patcher = imagePatcher(image, choice)
      return patcher.ok ? ok(totalsOf(image, patcher.value)) : err(patcher.error)
    },
    rows: (query) => {
      const matching = found(query)
      const page = matching.slice(query.from, query.from + query.count)
      return { query, total: matching.length, rows: page.map((each) => rowOf(arch, each)) }
    },
    snippet: (index) => {
      const site = image.sites[index]
      return site ? siteSnippet(image, site, operationOf) : null
    },
  }
}
