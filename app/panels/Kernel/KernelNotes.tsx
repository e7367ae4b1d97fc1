import { kernelWords } from '../../messages/kernel.ts'
import { useApp } from '../../state/store.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Kernel.module.css'

/** What the file says about itself: open where something is wrong with it, or where there is nothing else to see. */
export function KernelNotes() {
  const summary = useApp(({ kernel }) => kernel.summary)
  const totals = useApp(({ kernel }) => kernel.totals)
  if (!summary) return null
  const faults = [...summary.faults, ...(totals?.ok ? totals.value.faults : [])]
  if (faults.length === 0) return null
  const wrong = faults.some(({ severity }) => severity !== 'info')
  return (
    <details className={styles.notes} open={wrong || summary.sites === 0}>
      <summary>{kernelWords.notes(faults.length)}</summary>
      <ul>
        {faults.map(({ severity, message }, at) => (
          // Several may be of one kind, and say the same.
          <li key={at} data-severity={severity}>
            {severity !== 'info' && <Icon name="warning" />} {message}
          </li>
        ))}
      </ul>
    </details>
  )
}
