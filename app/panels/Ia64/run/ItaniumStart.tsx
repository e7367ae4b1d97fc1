import { itaniumRun } from '../../../messages/itaniumRun.ts'
import { run as words } from '../../../messages/run.ts'
import { useApp } from '../../../state/store.ts'
import { RegisterField } from '../../Run/RegisterField.tsx'
import { EntryChoice } from '../../Run/EntryChoice.tsx'
import { startChanges } from '../../Run/startChanges.ts'
import styles from '../../Run/StartForm.module.css'
import { StartRow } from '../../Run/StartRow.tsx'

const labels = words.start

interface StartProps {
  /** Registers that the caller passes. */
  readonly passed: number
  /** Labels that a run can start at. */
  readonly entries: readonly string[]
}

/** What a run starts from: the registers that callers and sites hand over, interrupts, an event, a label. */
export function ItaniumStart({ passed, entries }: StartProps) {
  const start = useApp((state) => state.document.start)
  const names = [
    ...Array.from({ length: passed }, (_, index) => `in${index}`),
    'r8',
    'r9',
    'r10',
    'r11',
  ]
  // Flags that a text for x86 left behind are none of this machine.
  const changed = startChanges({ ...start, flags: 0 }, names)
  const usual = changed.length === 0
  return (
    <section className={styles.form} aria-label={labels.title}>
      <details>
        <summary>
          {labels.title}: <b>{usual ? labels.usual : changed.join(', ')}</b>
        </summary>
        <fieldset className={styles.registers} data-arch="x86-64">
          <legend>
            {labels.registers} <small>{labels.registerHint}</small>
          </legend>
          {names.map((name) => (
            <RegisterField
              key={name}
              arch="x86-64"
              name={name}
              value={start.registers[name] ?? null}
              usual={itaniumRun.usual}
            />
          ))}
        </fieldset>
        <StartRow start={start} usual={usual}>
          <EntryChoice entry={start.entry} known={entries} usual={itaniumRun.firstFunction} />
        </StartRow>
      </details>
    </section>
  )
}
