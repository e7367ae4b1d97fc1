import { useMemo } from 'react'
import { historyWords as words } from '../../messages/history.ts'
import { titleOf } from './titleOf.ts'
import { type PastState, readHistory } from '../../state/history.ts'
import { readAside } from '../../state/openKept.ts'
import { saveFile } from '../../state/saveExports.ts'
import { store } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { closeDialog, Dialog } from '../Commands/Dialog.tsx'
import styles from './HistoryDialog.module.css'

const shelf = () => window.localStorage

/** The states of the reader's listings that this browser keeps, the newest first. */
export const HistoryDialog = () => (
  <Dialog name="history" label={words.title} className={styles.dialog}>
    <States />
  </Dialog>
)

function States() {
  const past = useMemo(() => readHistory(shelf), [])
  const aside = useMemo(() => readAside(shelf), [])
  return <PastStates past={past} aside={aside} />
}

interface PastStatesProps {
  readonly past: readonly PastState[]
  /** What could not be read, as it was found. */
  readonly aside: string | null
}

/** What the dialog shows. */
export function PastStates({ past, aside }: PastStatesProps) {
  return (
    <>
      <header className={styles.head}>
        <h2>{words.title}</h2>
        <Button onClick={closeDialog}>{words.close}</Button>
      </header>
      <p className={styles.about}>{past.length === 0 ? words.empty : words.about}</p>
      {aside !== null && (
        <p className={styles.line}>
          <span>{words.aside}</span>
          <Button onClick={() => saveFile('pvscope-aside.json', aside)}>{words.saveAside}</Button>
        </p>
      )}
      <ol className={styles.states}>
        {past.map((state, at) => (
          <li key={state.at} className={styles.line}>
            <Line state={state} before={past[at + 1] ?? null} />
          </li>
        ))}
      </ol>
    </>
  )
}

const shortTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' })

interface LineProps {
  readonly state: PastState
  /** The one that it was made of; null for the oldest. */
  readonly before: PastState | null
}

function Line({ state, before }: LineProps) {
  const when = shortTime.format(state.at)
  const title = titleOf(state, before)
  const open = () => {
    // A lesson's text is none of these, and what it asks is about its own.
    store.getState().leaveLesson()
    store.setState({ document: state.document })
    store.getState().setView({ dialog: null, notice: words.opened(when) })
  }
  return (
    <>
      <span className={styles.name}>
        <code>{title}</code>
        <small>
          {when} · {words.lines(state.document.listing.split('\n').length)}
        </small>
      </span>
      <Button aria-label={words.openOf(title, when)} onClick={open}>
        {words.open}
      </Button>
    </>
  )
}
