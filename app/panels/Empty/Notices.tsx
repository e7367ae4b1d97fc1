import * as frame from '../../messages/frame.ts'
import { bringBack, selectAside } from '../../state/aside.ts'
import type { Trouble } from '../../state/analysisSlice.ts'
import { loadNewer } from '../../offline/offline.ts'
import { whatIfWords } from '../../messages/whatIf.ts'
import { selectMade } from '../../state/whatIf.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { useNarrow } from '../useNarrow.ts'
import { Undo } from '../Why/Undo.tsx'
import styles from './Notices.module.css'
import { usePassingNotice } from './usePassingNotice.ts'

const words = frame.trouble

/** What happened to the worker, and passing notices such as "Link copied". */
export function Notices() {
  const trouble = useApp((state) => state.analysis.trouble)
  const started = useApp(({ analysis }) => analysis.latest !== null || analysis.refused !== null)
  const notice = usePassingNotice()
  const aside = useApp(selectAside)
  const forget = () => {
    store.getState().report(null)
    store.getState().setView({ notice: null })
  }
  const page = useApp((state) => state.view.page !== null)
  const narrow = useNarrow()
  const newer = useApp((state) => state.view.offline === 'newer')
  const canUndo = useApp((state) => notice === whatIfWords.made && selectMade(state) !== null)
  const text = trouble ? troubleText(trouble, started) : notice
  return (
    <output
      className={styles.notices}
      data-alone={page || undefined}
      // On a phone what passes by itself covers nothing that somebody walks with.
      data-above={(narrow && !page && trouble === null && notice !== null) || undefined}
    >
      {text !== null && (
        <span className={styles.notice}>
          {text}
          {aside && !trouble && (
            <Button onClick={() => bringBack(store, aside)}>{aside.way}</Button>
          )}
          {canUndo && !trouble && <Undo />}
          <Button look="quiet" onClick={forget}>
            {frame.dismiss}
          </Button>
        </span>
      )}
      {newer && text === null && (
        <span className={styles.notice}>
          {frame.newer}
          <Button onClick={() => loadNewer(window)}>{frame.loadNewer}</Button>
          <Button look="quiet" onClick={() => store.getState().setView({ offline: 'kept' })}>
            {frame.later}
          </Button>
        </span>
      )}
    </output>
  )
}

function troubleText(trouble: Trouble, started: boolean): string {
  if (trouble.kind === 'stopped') return words.stopped(trouble.line, trouble.statement)
  if (trouble.restarted) return words.restarted
  return started ? words.crashed(trouble.message) : words.notStarted(trouble.message)
}
