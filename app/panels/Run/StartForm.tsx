import type { RunStart } from '../../../src/run/start.ts'
import { usualSwitches } from '../../../src/run/start.ts'
import { registerNames } from '../../../src/x86/registers.ts'
import { run as words } from '../../messages/run.ts'
import { selectAnalysis, selectArch } from '../../state/selectors.ts'
import { type AppState, store, useApp } from '../../state/store.ts'
import { RegisterField } from './RegisterField.tsx'
import { flagBits } from './rows.ts'
import { Check } from './Check.tsx'
import { EntryChoice } from './EntryChoice.tsx'
import { startChanges } from './startChanges.ts'
import styles from './StartForm.module.css'
import { StartRow } from './StartRow.tsx'

const labels = words.start

/** What a run starts from and how much is destroyed; closed, it says what is not as usual. */
export function StartForm() {
  const start = useApp((state) => state.document.start)
  const arch = useApp(selectArch)
  const changed = startChanges(start, registerNames(arch))
  const usual = changed.length === 0
  return (
    <section className={styles.form} aria-label={labels.title}>
      <Switches />
      <details>
        <summary>
          {labels.title}: <b>{usual ? labels.usual : changed.join(', ')}</b>
        </summary>
        <Registers start={start} />
        <Flags flags={start.flags} />
        <StartRow start={start} usual={usual}>
          <Entry entry={start.entry} />
        </StartRow>
      </details>
    </section>
  )
}

function Switches() {
  const { polite, everything } = useApp((state) => state.document.switches)
  const { setSwitches } = store.getState()
  return (
    <div className={styles.switches}>
      <Check
        label={words.switches.polite}
        why={words.switches.politeWhy}
        checked={polite}
        onChange={(value) => setSwitches({ ...usualSwitches, everything, polite: value })}
      />
      <Check
        label={words.switches.everything}
        why={words.switches.everythingWhy}
        checked={everything}
        onChange={(value) => setSwitches({ ...usualSwitches, polite, everything: value })}
      />
    </div>
  )
}

function Registers({ start }: { readonly start: RunStart }) {
  const arch = useApp(selectArch)
  return (
    <fieldset className={styles.registers} data-arch={arch}>
      <legend>
        {labels.registers} <small>{labels.registerHint}</small>
      </legend>
      {registerNames(arch).map((name) => (
        <RegisterField
          key={`${arch} ${name}`}
          arch={arch}
          name={name}
          value={start.registers[name] ?? null}
        />
      ))}
    </fieldset>
  )
}

const Flags = ({ flags }: { readonly flags: number }) => (
  <fieldset className={styles.row}>
    <legend>{labels.flags}</legend>
    {flagBits.map(([name, bit]) => (
      <Check
        key={name}
        label={name}
        checked={(flags & bit) !== 0}
        onChange={() => store.getState().setStart({ flags: flags ^ bit })}
      />
    ))}
  </fieldset>
)

const noLabels: readonly string[] = []

/** Labels of `.text`, in the order in which they stand there. */
function labelsOf(state: AppState): readonly string[] {
  const program = selectAnalysis(state)?.program
  if (!program) return noLabels
  return program.symbols
    .filter(({ section }) => section === program.text)
    .toSorted((left, right) => left.offset - right.offset)
    .map(({ name }) => name)
}

function Entry({ entry }: { readonly entry: string | null }) {
  const program = useApp((state) => selectAnalysis(state)?.program)
  const known = program ? labelsOf(store.getState()) : noLabels
  return <EntryChoice entry={entry} known={known} usual={labels.firstInstruction} />
}
