import type { Ia64Told } from '../../../../src/ia64/story/told.ts'
import { sourcesOf } from '../../../../src/provenance/index.ts'
import { compareWords } from '../../../messages/compare.ts'
import { ia64 } from '../../../messages/ia64.ts'
import { itaniumNames } from '../../../messages/itaniumNames.ts'
import { itaniumCompare as words } from '../../../messages/itaniumStory.ts'
import { provenanceWords } from '../../../messages/provenance.ts'
import type { CellPlace } from '../../../state/compare.ts'
import { useApp } from '../../../state/store.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { OutcomeMark } from '../../../ui/OutcomeMark.tsx'
import { toneOf } from '../../../ui/tone.ts'
import styles from '../../Compare/Compare.module.css'
import { type PairSide, PairView } from '../../Compare/PairView.tsx'
import { SourceChip } from '../../SourceChip.tsx'
import { showVariant } from '../variants.ts'
import { cellAt, differenceOf, type ItaniumCell, lookAt, placeWords, wordsOf } from './cells.ts'

interface DetailProps {
  readonly told: Ia64Told
  /** The cell under the pointer, or with the focus. */
  readonly active: CellPlace | null
}

/** All that a cell has no room for, and two chosen cells side by side. */
export function ItaniumDetail({ told, active }: DetailProps) {
  const chosen = useApp((state) => state.compare.chosen)
  const [left, right] = chosen.flatMap((place) => cellAt(told, place) ?? [])
  const shown = (active && cellAt(told, active)) ?? right ?? left ?? null
  return (
    <footer className={styles.detail}>
      {shown ? <Told found={shown} /> : <p className={styles.hint}>{compareWords.none}</p>}
      {left && right && <Pair left={left} right={right} />}
      {left && !right && <p className={styles.hint}>{compareWords.one}</p>}
    </footer>
  )
}

function Told({ found }: { readonly found: ItaniumCell }) {
  const { variant, place, cell } = found
  const { platform, rules } = variant
  const { outcome: becomes, because, hazards, basis } = cell.decision
  const { mark, outcome } = wordsOf(found)
  return (
    <section className={styles.told} aria-label={compareWords.detail}>
      <p className={styles.toldHead}>
        <span>{placeWords(found)}</span>
        {mark && <OutcomeMark {...mark} />}
        <b>{outcome}</b>
        <Chip title={ia64.basisSentence(basis)}>{ia64.basis(basis)}</Chip>
        <SourceChip of={sourcesOf.itaniumRules[rules]} about={provenanceWords.about.outcome} />
        <Button
          className={styles.show}
          title={words.showHint(place.site + 1, platform, rules)}
          onClick={() => showVariant(variant, place.site)}
        >
          {compareWords.show}
        </Button>
      </p>
      <p>{words.sentence(ia64.outcome(becomes), because && ia64.reason(because))}</p>
      {cell.forNothing.length > 0 && (
        <p>{compareWords.forNothingHint(itaniumNames(cell.forNothing))}</p>
      )}
      {hazards.map((hazard) => (
        <p key={hazard.register}>
          <Chip look="destroyed">{hazard.register}</Chip> {ia64.hazard(hazard)}
        </p>
      ))}
    </section>
  )
}

function sideOf(found: ItaniumCell): PairSide {
  const { outcome, mark } = wordsOf(found)
  return {
    name: placeWords(found),
    outcome,
    tone: toneOf(mark?.outcome ?? null),
    bytes: found.cell.decision.after,
    look: (at) => lookAt(found, at),
    rows: found.cell.code,
  }
}

interface PairProps {
  readonly left: ItaniumCell
  readonly right: ItaniumCell
}

function Pair({ left, right }: PairProps) {
  const { bytes, ...difference } = differenceOf(left, right)
  const pair = [left, right] as const
  const far = left.place.site !== right.place.site
  const who = (found: ItaniumCell) =>
    far ? placeWords(found) : words.way(found.variant.platform, found.variant.rules)
  const named = (names: readonly string[]) => itaniumNames(names).join(', ') || compareWords.nothing
  return (
    <PairView
      sides={[sideOf(left), sideOf(right)]}
      differs={bytes}
      sentences={compareWords.difference({
        ...difference,
        one: who(left),
        other: who(right),
        bytes: bytes.size,
      })}
      heads={pair.map(placeWords)}
      lines={[
        [
          words.bundlesRow,
          pair.map(({ cell: { decision } }) => words.used(decision.used, decision.before.length)),
        ],
        [compareWords.destroysRow, pair.map(({ cell }) => named(cell.destroys))],
        [compareWords.forNothingRow, pair.map(({ cell }) => named(cell.forNothing))],
        [
          compareWords.diesRow,
          pair.map(({ cell }) => named(cell.decision.hazards.map(({ register }) => register))),
        ],
      ]}
    />
  )
}
