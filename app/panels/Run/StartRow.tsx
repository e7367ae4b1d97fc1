import type { ReactNode } from 'react'
import { type RunStart, usualStart } from '../../../src/run/start.ts'
import { run as words } from '../../messages/run.ts'
import { store } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from './Check.tsx'
import styles from './StartForm.module.css'

const labels = words.start

interface StartRowProps {
  readonly start: RunStart
  /** Nothing is there to be reset. */
  readonly usual: boolean
  /** The choice of the place where a run starts. */
  readonly children: ReactNode
}

/** What the start of a run has on every machine, and the way back to the usual one. */
export const StartRow = ({ start, usual, children }: StartRowProps) => (
  <div className={styles.row}>
    <Check
      label={labels.interrupts}
      checked={start.interrupts}
      onChange={(interrupts) => store.getState().setStart({ interrupts })}
    />
    <Check
      label={labels.pending}
      checked={start.pending}
      onChange={(pending) => store.getState().setStart({ pending })}
    />
    {children}
    <Button
      className={styles.reset}
      disabled={usual}
      onClick={() => store.getState().setStart(usualStart)}
    >
      {labels.reset}
    </Button>
  </div>
)
