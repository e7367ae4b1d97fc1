import { usualStart } from '../../../../src/run/start.ts'
import { itaniumRun } from '../../../messages/itaniumRun.ts'
import { run as words } from '../../../messages/run.ts'
import { store, useApp } from '../../../state/store.ts'
import { Button } from '../../../ui/Button.tsx'
import { RegisterField } from '../../Run/RegisterField.tsx'
import { Check } from '../../Run/Check.tsx'
import { EntryChoice } from '../../Run/EntryChoice.tsx'
import styles from '../../Run/StartForm.module.css'
import { shortHex } from '../../Run/value.ts'

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
  const changed = [
    ...Object.entries(start.registers)
      .filter(([name]) => names.includes(name))
      .map(([name, value]) => labels.changed.register(name, `0x${shortHex(value)}`)),
    ...(start.interrupts ? [] : [labels.changed.disabled]),
    ...(start.pending ? [labels.changed.pending] : []),
    ...(start.entry === null ? [] : [labels.changed.entry(start.entry)]),
  ]
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
          <EntryChoice entry={start.entry} known={entries} usual={itaniumRun.firstFunction} />
          <Button
            className={styles.reset}
            disabled={usual}
            onClick={() => store.getState().setStart(usualStart)}
          >
            {labels.reset}
          </Button>
        </div>
      </details>
    </section>
  )
}
