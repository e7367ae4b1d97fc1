import type { MachineView, Moment } from '../../../src/run/report.ts'
import type { Arch } from '../../../src/x86/arch.ts'
import { namesIn } from '../../../src/x86/registers.ts'
import { run as words } from '../../messages/run.ts'
import type { RunPicture } from '../../state/run.ts'
import { Chip } from '../../ui/Chip.tsx'
import styles from './Machines.module.css'
import { type Side, sides } from './rows.ts'

interface MachinesProps {
  readonly picture: RunPicture
  readonly moment: Moment
  readonly arch: Arch
}

/** What each machine is about to execute, and what the instruction before it did besides. */
export const Machines = ({ picture, moment, arch }: MachinesProps) => (
  <section className={styles.machines} aria-label={words.now.region}>
    {sides.map((side) => (
      <Machine key={side} side={side} view={moment[side]} picture={picture} arch={arch} />
    ))}
    <output className="unseen">{words.now.spoken(moment.unpatched, moment.patched)}</output>
  </section>
)

interface MachineProps {
  readonly side: Side
  readonly view: MachineView
  readonly picture: RunPicture
  readonly arch: Arch
}

function Machine({ side, view, picture, arch }: MachineProps) {
  const ending = words.endingShort(picture.summary.endings[side])
  return (
    <div className={styles.machine} data-idle={view.waiting || view.ended || undefined}>
      <h3 className={styles.name}>
        {words.machines[side]}
        <Place view={view} />
      </h3>
      <p className={styles.next}>
        {view.ended ? ending : view.waiting ? words.now.waits : <Next view={view} />}
      </p>
      <ul className={styles.events}>
        {view.events.map((event, index) => (
          <li key={index}>
            {event.kind === 'quirk' && <Chip>{words.now.quirk}</Chip>}
            {words.now.event(event, (set) => namesIn(arch, set))}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where a function is a model its name stands for all that it does. */
const Next = ({ view }: { readonly view: MachineView }) => (
  <>
    <code>{view.text}</code>
    {view.text === view.function && <Chip title={words.modelHint}>{words.model}</Chip>}
  </>
)

function Place({ view }: { readonly view: MachineView }) {
  const place = words.now.place(view)
  const site = view.site === null ? '' : words.now.siteOf(view.site + 1)
  return <span className={styles.place}>{[site, place].filter(Boolean).join(' · ')}</span>
}
