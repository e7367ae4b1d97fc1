import { differingPositions } from '../../../src/base/bytes.ts'
import type {
  ComparedCell,
  ComparedColumn,
  ComparedSite,
  Comparison,
  PatchedCell,
} from '../../../src/analysis/compare.ts'
import type { CodeRow } from '../../../src/analysis/analysis.ts'
import {
  difference,
  intersection,
  namesIn,
  noRegisters,
  type RegSet,
} from '../../../src/x86/registers.ts'
import type { Arch } from '../../../src/x86/arch.ts'
import type { Candidate, Outcome } from '../../../src/patch/decision.ts'
import { compareWords as words } from '../../messages/compare.ts'
import { messages } from '../../messages/index.ts'
import type { CellPlace } from '../../state/compare.ts'
import type { Syntax } from '../../state/view.ts'

/** What a cell says. */
export interface CellWords {
  /** Null where there is no site to decide on. */
  readonly mark: { readonly outcome: Outcome; readonly callee: Candidate['callee'] } | null
  readonly outcome: string
  readonly code: string
  readonly used: string
  readonly destroys: string
  /** Empty where nothing was given up for nothing. */
  readonly forNothing: string
  /** Registers that die although they are needed; on x86 no patcher that looked does that. */
  readonly dies?: readonly string[]
}

/** A cell with all that it belongs to. */
export interface FoundCell {
  readonly place: CellPlace
  readonly site: ComparedSite
  readonly column: Extract<ComparedColumn, { readonly kind: 'cells' }>
  readonly cell: ComparedCell
}

export function cellAt({ columns, sites }: Comparison, place: CellPlace): FoundCell | null {
  const column = columns.find(({ backend }) => backend === place.backend)
  const site = sites[place.site]
  const cell = column?.kind === 'cells' ? column.cells[place.site] : undefined
  return column?.kind === 'cells' && site && cell ? { place, site, column, cell } : null
}

const textOf = (row: CodeRow, syntax: Syntax): string => (syntax === 'intel' ? row.intel : row.text)

/** Rows that boot wrote, padding left out; the rows of the site where none was. */
function tellingRows({ rows, parts }: PatchedCell, start: number): readonly CodeRow[] {
  const code = parts.filter(({ kind }) => kind === 'code' || kind === 'displacement')
  const written = rows.filter(({ offset }) =>
    code.some(
      (part) => offset - start >= part.offset && offset - start < part.offset + part.length,
    ),
  )
  if (written.length > 0) return written
  const calls = rows.filter(({ mnemonic }) => mnemonic === 'call' || mnemonic === 'jmp')
  return calls.length > 0 ? calls : rows.slice(0, 1)
}

/** What stands there, in one line. */
function codeOf(rows: readonly CodeRow[], syntax: Syntax): string {
  const [first] = rows
  if (!first) return ''
  // A nop's operands mean nothing.
  if (first.mnemonic === 'nop') return first.mnemonic
  return rows.map((row) => textOf(row, syntax)).join('; ')
}

/** Inline code inside of pushes and pops has the name of inline code over all of them. */
const outcomeWords = ({ outcome, callee, scope }: PatchedCell, { form }: ComparedSite): string =>
  messages.names.within(
    messages.names.outcomeOf(outcome, callee, form),
    scope === 'inner' && outcome !== 'inner-call' ? 'inner' : null,
  )

function patchedWords(
  cell: PatchedCell,
  site: ComparedSite,
  arch: Arch,
  syntax: Syntax,
): CellWords {
  const { outcome, callee, used, room, destroyed, givenUp } = cell
  const kept = outcome === 'keep' || outcome === 'bug'
  const start = cell.rows[0]?.offset ?? 0
  return {
    mark: { outcome, callee },
    outcome: outcomeWords(cell, site),
    code: codeOf(tellingRows(cell, start), syntax),
    used: kept ? words.kept(site.length) : words.used(used, room),
    destroys: words.destroys(namesIn(arch, destroyed)),
    forNothing: givenUp === noRegisters ? '' : words.forNothing(namesIn(arch, givenUp)),
  }
}

export function wordsOf({ cell, site }: FoundCell, arch: Arch, syntax: Syntax): CellWords {
  if (cell.kind === 'patched') return patchedWords(cell, site, arch, syntax)
  const outcome = words.noParavirt
  if (cell.kind === 'untold') {
    return { mark: null, outcome, code: '', used: words.untold, destroys: '', forNothing: '' }
  }
  return {
    mark: null,
    outcome,
    code: codeOf(cell.rows, syntax),
    used: words.plainBytes(cell.bytes.length),
    destroys: words.destroys(namesIn(arch, cell.destroyed)),
    forNothing: '',
  }
}

/** `Site 2 · Xen` */
export const placeWords = ({ site, backend }: CellPlace): string => words.place(site + 1, backend)

/** Why other rules decide otherwise, a sentence each. */
export function disagreementsOf({ cell, site }: FoundCell, now: Comparison['input'], arch: Arch) {
  if (cell.kind !== 'patched') return []
  return cell.disagreements.map((found) => {
    const { rules, reason } = found
    const other = messages.names.otherwise(found, site.form)
    const names = namesIn(arch, found.registers)
    return { rules, reason, sentence: words.disagreement(now.rules, rules, other, reason, names) }
  })
}

const bytesIn = ({ cell, site }: FoundCell): Uint8Array =>
  cell.kind === 'untold' ? site.before : cell.bytes

/** Two cells beside each other. */
export interface PairDifference {
  /** Positions at which the bytes differ, those that only one has among them. */
  readonly bytes: ReadonlySet<number>
  /** Bytes of the longer one. */
  readonly length: number
  readonly onlyLeft: RegSet
  readonly onlyRight: RegSet
  readonly both: RegSet
}

const destroyedIn = ({ cell }: FoundCell): RegSet =>
  cell.kind === 'untold' ? noRegisters : cell.destroyed

export function differenceOf(left: FoundCell, right: FoundCell): PairDifference {
  const [one, other] = [bytesIn(left), bytesIn(right)]
  const [mine, theirs] = [destroyedIn(left), destroyedIn(right)]
  return {
    bytes: differingPositions(one, other),
    length: Math.max(one.length, other.length),
    onlyLeft: difference(mine, theirs),
    onlyRight: difference(theirs, mine),
    both: intersection(mine, theirs),
  }
}
