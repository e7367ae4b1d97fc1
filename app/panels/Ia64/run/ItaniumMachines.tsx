import type { Ia64Run, MachineView, Moment } from '../../../../src/ia64/run/report.ts'
import { itaniumRun as words } from '../../../messages/itaniumRun.ts'
import { Chip } from '../../../ui/Chip.tsx'
import styles from '../../Run/Machines.module.css'
import { type Side, sides } from '../../Run/rows.ts'

interface MachinesProps {
  readonly run: Ia64Run
  readonly moment: Moment
}

/** What each machine is about to execute, and what the instruction before it did besides. */
export const ItaniumMachines = ({ run, moment }: MachinesProps) => (
  <section className={styles.machines} aria-label={words.now.region}>
    {sides.map((side) => (
      <Machine key={side} side={side} view={moment[side]} run={run} />
    ))}
    <output className="unseen">{words.spoken(moment.unpatched, moment.patched)}</output>
  </section>
)

interface MachineProps {
  readonly side: Side
  readonly view: MachineView
  readonly run: Ia64Run
}

function Machine({ side, view, run }: MachineProps) {
  const site = view.site === null ? '' : words.now.siteOf(view.site + 1)
  const place = [site, words.place(view)].filter(Boolean).join(' · ')
  return (
    <div className={styles.machine} data-idle={view.waiting || view.ended || undefined}>
      <h3 className={styles.name}>
        {words.machines[side]}
        <span className={styles.place}>{place}</span>
      </h3>
      <p className={styles.next}>
        {view.ended ? (
          words.endingShort(run.endings[side])
        ) : view.waiting ? (
          words.now.waits
        ) : (
          <>
            <code>{view.text}</code>
            {view.function !== null && <Chip title={words.modelHint}>{words.model}</Chip>}
          </>
        )}
      </p>
      <ul className={styles.events}>
        {view.events.map((event, index) => (
          <li key={index}>{words.event(event, view)}</li>
        ))}
      </ul>
    </div>
  )
}
