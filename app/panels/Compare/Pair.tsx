import { archOf } from '../../../src/ops/op.ts'
import type { BytePart } from '../../../src/patch/decision.ts'
import type { CodeRow } from '../../../src/analysis/analysis.ts'
import type { Comparison } from '../../../src/analysis/compare.ts'
import type { Arch } from '../../../src/x86/arch.ts'
import { namesIn, noRegisters, type RegSet } from '../../../src/x86/registers.ts'
import { compareWords as words } from '../../messages/compare.ts'
import { messages } from '../../messages/index.ts'
import { useApp } from '../../state/store.ts'
import { classes } from '../../ui/classes.ts'
import { type ByteLook, byteText, HexByte } from '../../ui/HexByte.tsx'
import { toneOf } from '../../ui/tone.ts'
import { differenceOf, type FoundCell, type PairDifference, placeWords, wordsOf } from './cells.ts'
import styles from './Pair.module.css'

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

/** Two cells beside each other: their bytes, what they do to registers, and both in words. */
export function Pair({ comparison, left, right }: PairProps) {
  const arch = archOf(comparison.input.config)
  const differs = differenceOf(left, right)
  return (
    <section className={styles.pair} aria-label={words.pair}>
      <div className={styles.sides}>
        <Side found={left} arch={arch} differs={differs} />
        <Side found={right} arch={arch} differs={differs} />
      </div>
      <div className={styles.verdict}>
        {differenceWords(left, right, differs, arch).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <RegisterTable {...{ left, right, arch }} />
      </div>
    </section>
  )
}

const whoOf = ({ place }: FoundCell, both: boolean): string =>
  both ? placeWords(place) : messages.names.backend[place.backend]

function differenceWords(
  left: FoundCell,
  right: FoundCell,
  { bytes, length, onlyLeft, onlyRight, both }: PairDifference,
  arch: Arch,
): readonly string[] {
  const far = left.place.site !== right.place.site
  const [one, other] = [whoOf(left, far), whoOf(right, far)]
  const inBytes = bytes.size === 0 ? words.sameBytes : words.differentBytes(bytes.size, length)
  const alone = (who: string, set: RegSet, than: string) =>
    set === noRegisters ? [] : [words.onlyDestroys(who, namesIn(arch, set), than)]
  const apart = [...alone(one, onlyLeft, other), ...alone(other, onlyRight, one)]
  return [inBytes, ...(apart.length > 0 ? apart : [words.sameRegisters(namesIn(arch, both))])]
}

interface SideProps {
  readonly found: FoundCell
  readonly arch: Arch
  readonly differs: PairDifference
}

const bytesOf = ({ cell, site }: FoundCell): Uint8Array =>
  cell.kind === 'untold' ? site.before : cell.bytes

const rowsOf = ({ cell }: FoundCell): readonly CodeRow[] =>
  cell.kind === 'untold' ? [] : cell.rows

function lookAt({ cell }: FoundCell, at: number): ByteLook {
  if (cell.kind !== 'patched') return 'old'
  const part = cell.parts.find(({ offset, length }) => at >= offset && at < offset + length)
  return looks[part?.kind ?? 'kept']
}

function Side({ found, arch, differs }: SideProps) {
  const syntax = useApp((state) => state.view.syntax)
  const { cell, place } = found
  const bytes = bytesOf(found)
  const said = wordsOf(found, arch, syntax)
  const tone = cell.kind === 'patched' ? toneOf(cell.outcome, cell.callee) : 'keep'
  const name = placeWords(place)
  const spoken = words.spokenBytes(name, Array.from(bytes, byteText))
  return (
    <figure className={styles.side} data-tone={tone} aria-label={spoken}>
      <figcaption className={styles.sideHead}>
        <span>{name}</span> <b>{said.outcome}</b>
      </figcaption>
      <div className={styles.bytes} aria-hidden="true">
        {Array.from(bytes, (value, at) => (
          <span key={at} className={classes(styles.byte, differs.bytes.has(at) && styles.differs)}>
            <HexByte value={value} look={lookAt(found, at)} dim={!differs.bytes.has(at)} />
          </span>
        ))}
      </div>
      <ol className={styles.rows}>
        {rowsOf(found).map((row) => (
          <li key={row.offset}>
            <code>{syntax === 'intel' ? row.intel : row.text}</code>
          </li>
        ))}
      </ol>
    </figure>
  )
}

interface RegisterTableProps {
  readonly left: FoundCell
  readonly right: FoundCell
  readonly arch: Arch
}

function RegisterTable({ left, right, arch }: RegisterTableProps) {
  const sides = [left, right]
  const far = left.place.site !== right.place.site
  const named = (set: RegSet) => namesIn(arch, set).join(' ') || words.nothing
  const rows = [
    [words.bytesRow, sides.map((side) => usedOf(side))],
    [
      words.destroysRow,
      sides.map(({ cell }) => ('destroyed' in cell ? named(cell.destroyed) : '–')),
    ],
    [
      words.forNothingRow,
      sides.map(({ cell }) => ('givenUp' in cell ? named(cell.givenUp) : words.notCounted)),
    ],
  ] as const
  return (
    <table className={styles.registers}>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{words.register}</span>
          </th>
          {sides.map(({ place }, at) => (
            <th key={at} scope="col">
              {far ? placeWords(place) : messages.names.backendShort[place.backend]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([head, values]) => (
          <tr key={head}>
            <th scope="row">{head}</th>
            {values.map((value, at) => (
              <td key={at}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function usedOf({ cell, site }: FoundCell): string {
  if (cell.kind === 'untold') return String(site.length)
  if (cell.kind === 'compiled') return String(cell.bytes.length)
  return words.usedShort(cell.used, cell.room)
}
