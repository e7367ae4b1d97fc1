import type { RunEvent } from '../../../src/run/report.ts'
import type { Arch } from '../../../src/x86/arch.ts'
import { namesIn } from '../../../src/x86/registers.ts'
import { run as words } from '../../messages/run.ts'
import type { RunPicture } from '../../state/run.ts'
import styles from './Run.module.css'
import { sides } from './rows.ts'

/** Lines that are drawn of one machine's list. */
const drawn = 60

interface EventLogProps {
  readonly picture: RunPicture
  readonly arch: Arch
}

/** Everything that happened in the whole run besides registers and memory. */
export function EventLog({ picture, arch }: EventLogProps) {
  const { events } = picture.summary
  const nothing = sides.every((side) => events[side].length === 0)
  return (
    <details className={styles.log}>
      <summary>{words.events.title}</summary>
      {nothing ? (
        <p>{words.events.none}</p>
      ) : (
        <div className={styles.logs}>
          {sides.map((side) => (
            <div key={side}>
              <h3>{words.machines[side]}</h3>
              <Events events={events[side]} arch={arch} />
            </div>
          ))}
        </div>
      )}
    </details>
  )
}

const Events = ({
  events,
  arch,
}: {
  readonly events: readonly RunEvent[]
  readonly arch: Arch
}) => (
  <ol>
    {events.slice(0, drawn).map((event, index) => (
      <li key={index}>{words.now.event(event, (set) => namesIn(arch, set))}</li>
    ))}
    {events.length > drawn && <li>{words.events.more(events.length - drawn)}</li>}
  </ol>
)
