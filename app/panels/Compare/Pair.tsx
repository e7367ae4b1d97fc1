import type { CodeRow } from '../../../src/analysis/analysis.ts'
import type { Comparison } from '../../../src/analysis/compare.ts'
import { archOf } from '../../../src/ops/op.ts'
import type { BytePart } from '../../../src/patch/decision.ts'
import type { Arch } from '../../../src/x86/arch.ts'
import { namesIn, type RegSet } from '../../../src/x86/registers.ts'
import { compareWords as words } from '../../messages/compare.ts'
import { messages } from '../../messages/index.ts'
import { useApp } from '../../state/store.ts'
import type { Syntax } from '../../state/view.ts'
import type { ByteLook } from '../../ui/HexByte.tsx'
import { toneOf } from '../../ui/tone.ts'
import { differenceOf, type FoundCell, type PairDifference, placeWords, wordsOf } from './cells.ts'
import { type PairSide, PairView } from './PairView.tsx'

const looks: Record<BytePart['kind'], ByteLook> = {
  kept: 'old',
  code: 'code',
  displacement: 'field',
  padding: 'padding',
}

interface PairProps {
  readonly comparison: Comparison
  readonly left: FoundCell
  readonly right: FoundCell
}

/** Two chosen cells of the comparison of backends. */
export function Pair({ comparison, left, right }: PairProps) {
  const arch = archOf(comparison.input.config)
  const syntax = useApp((state) => state.view.syntax)
  const differs = differenceOf(left, right)
  const far = left.place.site !== right.place.site
  const pair = [left, right] as const
  const named = (set: RegSet) => namesIn(arch, set).join(' ') || words.nothing
  return (
    <PairView
      sides={[sideOf(left, arch, syntax), sideOf(right, arch, syntax)]}
      differs={differs.bytes}
      sentences={sentencesOf(left, right, differs, arch)}
      heads={pair.map(({ place }) =>
        far ? placeWords(place) : messages.names.backendShort[place.backend],
      )}
      lines={[
        [words.bytesRow, pair.map(usedOf)],
        [
          words.destroysRow,
          pair.map(({ cell }) => ('destroyed' in cell ? named(cell.destroyed) : '–')),
        ],
        [
          words.forNothingRow,
          pair.map(({ cell }) => ('givenUp' in cell ? named(cell.givenUp) : words.notCounted)),
        ],
      ]}
    />
  )
}

const whoOf = ({ place }: FoundCell, both: boolean): string =>
  both ? placeWords(place) : messages.names.backend[place.backend]

function sentencesOf(
  left: FoundCell,
  right: FoundCell,
  { bytes, length, onlyLeft, onlyRight, both }: PairDifference,
  arch: Arch,
): readonly string[] {
  const far = left.place.site !== right.place.site
  const names = (set: RegSet) => namesIn(arch, set)
  return words.difference({
    one: whoOf(left, far),
    other: whoOf(right, far),
    bytes: bytes.size,
    length,
    onlyOne: names(onlyLeft),
    onlyOther: names(onlyRight),
    both: names(both),
  })
}

const rowsOf = ({ cell }: FoundCell): readonly CodeRow[] =>
  cell.kind === 'untold' ? [] : cell.rows

function sideOf(found: FoundCell, arch: Arch, syntax: Syntax): PairSide {
  const { cell, site, place } = found
  return {
    name: placeWords(place),
    outcome: wordsOf(found, arch, syntax).outcome,
    tone: cell.kind === 'patched' ? toneOf(cell.outcome, cell.callee) : 'keep',
    bytes: cell.kind === 'untold' ? site.before : cell.bytes,
    look: (at) => lookAt(found, at),
    rows: rowsOf(found).map((row) => (syntax === 'intel' ? row.intel : row.text)),
  }
}

function lookAt({ cell }: FoundCell, at: number): ByteLook {
  if (cell.kind !== 'patched') return 'old'
  const part = cell.parts.find(({ offset, length }) => at >= offset && at < offset + length)
  return looks[part?.kind ?? 'kept']
}

function usedOf({ cell, site }: FoundCell): string {
  if (cell.kind === 'untold') return String(site.length)
  if (cell.kind === 'compiled') return String(cell.bytes.length)
  return words.usedShort(cell.used, cell.room)
}
