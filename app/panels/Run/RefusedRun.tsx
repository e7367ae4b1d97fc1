import type { RunRefusal } from '../../../src/analysis/run.ts'
import { run as words } from '../../messages/run.ts'
import { store } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Run.module.css'

/** Why there is nothing to run, and the way out. */
export const RefusedRun = ({ refusal }: { readonly refusal: RunRefusal }) => (
  <div className={styles.refused}>
    <h2 className={styles.headline}>
      <output>{words.refusal(refusal)}</output>
    </h2>
    {refusal.kind === 'no-entry' && (
      <Button onClick={() => store.getState().setStart({ entry: null })}>{words.startAtTop}</Button>
    )}
    {refusal.kind === 'no-register' && (
      <Button onClick={() => store.getState().setStart({ registers: {} })}>
        {words.start.reset}
      </Button>
    )}
  </div>
)
