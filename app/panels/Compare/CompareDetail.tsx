import type { Comparison } from '../../../src/analysis/compare.ts'
import { archOf } from '../../../src/ops/op.ts'
import { sourcesOf } from '../../../src/provenance/index.ts'
import { namesIn, noRegisters } from '../../../src/x86/registers.ts'
import { compareWords as words } from '../../messages/compare.ts'
import { messages } from '../../messages/index.ts'
import { provenanceWords } from '../../messages/provenance.ts'
import type { CellPlace } from '../../state/compare.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { SourceChip } from '../SourceChip.tsx'
import { cellAt, disagreementsOf, type FoundCell, placeWords, wordsOf } from './cells.ts'
import styles from './Compare.module.css'
import { Pair } from './Pair.tsx'

interface CompareDetailProps {
  readonly comparison: Comparison
  /** The cell under the pointer, or with the focus. */
  readonly active: CellPlace | null
}

/** All that a cell has no room for, and two chosen cells side by side. */
export function CompareDetail({ comparison, active }: CompareDetailProps) {
  const chosen = useApp((state) => state.compare.chosen)
  const [left, right] = chosen.flatMap((place) => cellAt(comparison, place) ?? [])
  const found = active && cellAt(comparison, active)
  const told = found ?? right ?? left ?? null
  return (
    <footer className={styles.detail}>
      {told ? (
        <Told found={told} comparison={comparison} />
      ) : (
        <p className={styles.hint}>{words.none}</p>
      )}
      {left && right && <Pair {...{ comparison, left, right }} />}
      {left && !right && <p className={styles.hint}>{words.one}</p>}
    </footer>
  )
}

interface ToldProps {
  readonly found: FoundCell
  readonly comparison: Comparison
}

function Told({ found, comparison }: ToldProps) {
  const { cell, column, place } = found
  const syntax = useApp((state) => state.view.syntax)
  const arch = archOf(comparison.input.config)
  const said = wordsOf(found, arch, syntax)
  const lost = cell.kind === 'patched' ? cell.givenUp : noRegisters
  const disagreements = disagreementsOf(found, comparison.input, arch)
  return (
    <section className={styles.told} aria-label={words.detail}>
      <p className={styles.toldHead}>
        <span>{placeWords(place)}</span>
        {said.mark && <OutcomeMark {...said.mark} />}
        <b>{said.outcome}</b>
        <SourceChip
          sign
          of={sourcesOf.backends[place.backend]}
          about={provenanceWords.about.backend(messages.names.backend[place.backend])}
        />
        <Button
          className={styles.show}
          title={words.showHint(place.site + 1, place.backend)}
          onClick={() => store.getState().showCell(place.site, column.variant)}
        >
          {words.show}
        </Button>
      </p>
      {lost !== noRegisters && <p>{words.forNothingHint(namesIn(arch, lost))}</p>}
      {cell.kind === 'untold' && <p>{words.untoldHint}</p>}
      {disagreements.map(({ rules, reason, sentence }) => (
        <p key={rules} className={styles.why}>
          <span aria-hidden="true">≠</span> {sentence}{' '}
          <SourceChip of={sourcesOf.reasons[reason]} about={provenanceWords.about.reason} />
        </p>
      ))}
      {cell.kind === 'patched' && disagreements.length === 0 && <p>{words.agree}</p>}
    </section>
  )
}
