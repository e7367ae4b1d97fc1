import { run as words } from '../../messages/run.ts'
import { momentAt } from '../../state/runPlace.ts'
import { selectRunArch, selectRunIsBusy } from '../../state/runSelectors.ts'
import { selectPageState, selectStaleChip } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { Chip } from '../../ui/Chip.tsx'
import { EmptyPanel } from '../Empty/EmptyPanel.tsx'
import { StaleChip } from '../Empty/Stale.tsx'
import { useNarrow } from '../useNarrow.ts'
import { EventLog } from './EventLog.tsx'
import { Machines } from './Machines.tsx'
import { RefusedRun } from './RefusedRun.tsx'
import { RegisterTable } from './RegisterTable.tsx'
import styles from './Run.module.css'
import { RunControls } from './RunControls.tsx'
import { RunHead, takeFocus } from './RunHead.tsx'
import { enteredAt, faultlessIn } from './rows.ts'
import { StackTable } from './StackTable.tsx'
import { StartForm } from './StartForm.tsx'
import { Verdicts } from './Verdicts.tsx'

/** The listing executed, as compiled and as patched, in place of the steps. */
export function RunPanel() {
  const busy = useApp(selectRunIsBusy)
  return (
    <section
      ref={takeFocus}
      className={styles.panel}
      tabIndex={-1}
      aria-label={words.region}
      aria-busy={busy}
    >
      <RunHead words={words}>
        <StaleChip inLine />
        <Chip title={words.modelHint}>{words.model}</Chip>
      </RunHead>
      <Content />
      <StartForm />
    </section>
  )
}

function Content() {
  const picture = useApp((state) => state.run.shown)
  const refusal = useApp((state) => state.run.refusal)
  const arch = useApp(selectRunArch)
  const at = useApp((state) => state.run.at)
  const stale = useApp(selectStaleChip)
  const narrow = useNarrow()
  const page = useApp(selectPageState)
  const old = refusal?.kind === 'broken' && picture !== null
  if (page === 'refused' || page === 'no-text') return <EmptyPanel />
  if (refusal && !old) return <RefusedRun refusal={refusal} />
  const moment = picture && momentAt(picture.window, at)
  if (!picture || !moment) return <p className={styles.waiting}>{words.waiting}</p>
  const before = momentAt(picture.window, at - 1)
  const faultless = faultlessIn(picture.done, picture.summary.verdicts)
  const entered = enteredAt(picture, at)
  const { unsaid } = picture.summary
  return (
    <div className={styles.content} data-faded={stale || undefined}>
      <Verdicts picture={picture} />
      {/* Above what changes its height from step to step. */}
      {narrow && <RunControls more />}
      <Machines picture={picture} moment={moment} arch={arch} />
      <div className={styles.state}>
        <RegisterTable {...{ arch, moment, before, faultless, entered, unsaid }} />
        <StackTable {...{ arch, moment, faultless }} />
      </div>
      <EventLog picture={picture} arch={arch} />
    </div>
  )
}
