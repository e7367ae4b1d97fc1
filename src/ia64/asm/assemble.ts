import type { Address } from '../../base/address.ts'
import type { Diagnostic } from '../../base/diagnostic.ts'
import { type LineIndex, lineIndex, positionAt } from '../../base/span.ts'
import { decodeBundle } from '../bundle/bundle.ts'
import { instructionsOf } from '../isa/print.ts'
import { checkGroups, type Listed } from './dependencies.ts'
import { type Constants, finish } from './finish.ts'
import type { Program, Row, Section } from './program.ts'
import { readListing } from './read.ts'
import { startState } from './state.ts'

/** Where `.text` starts unless another place is named: that of the runs behind the test vectors. */
export const textAddress: Address = 0x100000000n

export interface AssembleOptions {
  readonly text?: Address
  /** Places that the listing may name without defining them. */
  readonly symbols?: ReadonlyMap<string, Address>
  /** Numbers that it may name. */
  readonly constants?: Constants
}

export interface Assembled {
  readonly program: Program
  readonly diagnostics: readonly Diagnostic[]
}

/** Instructions of a section in order, each with its place in the listing. */
function listedOf(
  rows: readonly Row[],
  { bytes }: Section,
  index: number,
  lines: LineIndex,
): readonly Listed[] {
  const bundles = new Map<number, Row[]>()
  for (const row of rows) {
    if (row.section !== index) continue
    const group = bundles.get(row.offset)
    if (group) group.push(row)
    else bundles.set(row.offset, [row])
  }
  return [...bundles].flatMap(([offset, written]) =>
    instructionsOf(decodeBundle(bytes, offset)).map((decoded): Listed => {
      const row = written.find(({ slot }) => slot === decoded.slot) ?? written.at(-1)
      const span = row?.span ?? { from: 0, to: 0 }
      return { decoded, span, line: positionAt(lines, span.from).line }
    }),
  )
}

const byPlace = (left: Diagnostic, right: Diagnostic): number => left.span.from - right.span.from

/**
 * GNU as text for Itanium to bytes, in the explicit mode that compilers use (`as -x`): stops are the
 * listing's business. Instructions outside of braces are put into bundles of our choice.
 */
export function assemble(listing: string, options: AssembleOptions = {}): Assembled {
  const state = startState()
  readListing(state, listing)
  const addresses = { text: options.text ?? textAddress, symbols: options.symbols ?? new Map() }
  const { sections, symbols, diagnostics } = finish(
    state,
    addresses,
    options.constants ?? new Map(),
  )
  const data = state.fixups.filter(({ field }) => field.kind === 'data')
  const program: Program = { sections, symbols, rows: state.rows, data }
  const lines = lineIndex(listing)
  const groups = sections.flatMap((section, index) =>
    checkGroups(listedOf(state.rows, section, index, lines)),
  )
  const all = [...state.diagnostics, ...diagnostics, ...groups].toSorted(byPlace)
  return { program, diagnostics: all }
}
