import { useEffect, useRef } from 'react'
import { leaveRun } from '../../commands/leaveRun.ts'
import { run as words } from '../../messages/run.ts'
import { momentAt } from '../../state/runPlace.ts'
import { selectRunArch, selectRunIsBusy } from '../../state/runSelectors.ts'
import { selectPageState, selectStaleChip } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { EmptyPanel } from '../Empty/EmptyPanel.tsx'
import { StaleChip } from '../Empty/Stale.tsx'
import { useNarrow } from '../useNarrow.ts'
import { EventLog } from './EventLog.tsx'
import { Machines } from './Machines.tsx'
import { RefusedRun } from './RefusedRun.tsx'
import { RegisterTable } from './RegisterTable.tsx'
import styles from './Run.module.css'
import { RunControls } from './RunControls.tsx'
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
      <Head />
      <StaleChip />
      <Content />
      <StartForm />
    </section>
  )
}

/** Arrow keys walk the run at once, whichever control had them before; who writes goes on writing. */
function takeFocus(panel: HTMLElement | null) {
  const keeps = '[data-run-button], .monaco-editor, textarea'
  // In a frame it is not taken from the page around.
  if (!panel || !document.hasFocus() || document.activeElement?.closest(keeps)) return
  panel.focus({ preventScroll: true })
}

function Head() {
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const button = back.current
    return () => {
      // The keyboard goes on where the run was opened, not at the top of the page.
      const lost = document.activeElement === button || document.activeElement === document.body
      if (lost) document.querySelector<HTMLElement>('[data-run-button]')?.focus()
    }
  }, [])
  return (
    <p className={styles.head}>
      <Button
        ref={back}
        look="quiet"
        className={styles.back}
        title={words.backHint}
        onClick={() => leaveRun.perform(store)}
      >
        <Icon name="back" size={12} />
        {words.back}
      </Button>
      <Chip title={words.modelHint}>{words.model}</Chip>
    </p>
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
  return (
    <div className={styles.content} data-faded={stale || undefined}>
      <Verdicts picture={picture} />
      <Machines picture={picture} moment={moment} arch={arch} />
      {narrow && <RunControls more />}
      <div className={styles.state}>
        <RegisterTable arch={arch} moment={moment} before={before} />
        <StackTable arch={arch} moment={moment} />
      </div>
      <EventLog picture={picture} arch={arch} />
    </div>
  )
}
