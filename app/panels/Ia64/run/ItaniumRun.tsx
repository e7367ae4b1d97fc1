import type { Ia64Run, Moment } from '../../../../src/ia64/run/report.ts'
import type { Ia64Told } from '../../../../src/ia64/story/told.ts'
import { sourcesOf } from '../../../../src/provenance/index.ts'
import { itaniumRun as words } from '../../../messages/itaniumRun.ts'
import { provenanceWords } from '../../../messages/provenance.ts'
import { selectItanium } from '../../../state/itanium.ts'
import { selectStaleLine } from '../../../state/stale.ts'
import { useApp } from '../../../state/store.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { StaleChip } from '../../Empty/Stale.tsx'
import { RefusedRun } from '../../Run/RefusedRun.tsx'
import { RunControls } from '../../Run/RunControls.tsx'
import { RunHead, takeFocus } from '../../Run/RunHead.tsx'
import { SourceChip } from '../../SourceChip.tsx'
import styles from '../../Run/Run.module.css'
import { useNarrow } from '../../useNarrow.ts'
import { ItaniumMachines } from './ItaniumMachines.tsx'
import { ItaniumRegisters } from './ItaniumRegisters.tsx'
import { ItaniumStack } from './ItaniumStack.tsx'
import { ItaniumStart } from './ItaniumStart.tsx'
import { ItaniumVerdicts } from './ItaniumVerdicts.tsx'

const none: readonly string[] = []

/** A text for Itanium executed, as compiled and as patched, in place of the steps. */
export function ItaniumRun() {
  const told = useApp(selectItanium)
  return (
    <section ref={takeFocus} className={styles.panel} tabIndex={-1} aria-label={words.region}>
      <RunHead words={words}>
        <StaleChip inLine />
        <span>
          <Chip title={words.modelHint}>{words.model}</Chip>{' '}
          <SourceChip of={sourcesOf.itaniumRun.run} about={provenanceWords.about.run} />
        </span>
      </RunHead>
      <Answer told={told} />
      <ItaniumStart passed={told?.run?.passed ?? 0} entries={told?.entries ?? none} />
    </section>
  )
}

function Answer({ told }: { readonly told: Ia64Told | null }) {
  if (told?.run) return <Ran run={told.run} />
  if (told?.runRefusal) return <RefusedRun refusal={told.runRefusal} />
  return <p className={styles.waiting}>{words.waiting}</p>
}

function Ran({ run }: { readonly run: Ia64Run }) {
  const wanted = useApp((state) => state.run.wanted)
  const stale = useApp((state) => selectStaleLine(state) !== null)
  const narrow = useNarrow()
  const at = Math.min(wanted, run.moments.length - 1)
  const moment: Moment | undefined = run.moments[at]
  if (!moment) return <p className={styles.waiting}>{words.nothing}</p>
  return (
    <div className={styles.content} data-faded={stale || undefined}>
      <ItaniumVerdicts run={run} />
      {/* Above what changes its height from step to step. */}
      {narrow && <RunControls more />}
      <ItaniumMachines run={run} moment={moment} />
      <div className={styles.state}>
        <ItaniumRegisters run={run} at={at} />
      </div>
      <ItaniumStack run={run} at={at} />
      <p className={styles.waiting}>{words.what}</p>
    </div>
  )
}
