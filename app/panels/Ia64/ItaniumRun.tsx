import type { WalkMoment } from '../../../src/ia64/run/walk.ts'
import { ia64 } from '../../messages/ia64.ts'
import { itaniumRun as words } from '../../messages/itaniumStory.ts'
import { selectItanium } from '../../state/itanium.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import steps from '../Step/Step.module.css'
import styles from './Ia64.module.css'
import { StackMomentView } from './pictures/Stack.tsx'
import pictures from './pictures/pictures.module.css'

/** The register stack along the listing: what each instruction that changes the frame makes of it. */
export function ItaniumRun() {
  const walk = useApp(selectItanium)?.walk
  const wanted = useApp((state) => state.run.wanted)
  if (!walk) return null
  const at = Math.min(wanted, walk.moments.length - 1)
  const moment = walk.moments[at]
  return (
    <section className={styles.panels} aria-label={words.region}>
      <p className={steps.label}>
        <span>{words.what}</span>
        <Chip title={ia64.basisSentence('architecture')}>{ia64.basis('architecture')}</Chip>
        <Button onClick={() => store.getState().closeRun()}>{words.leave}</Button>
      </p>
      <h2 className={steps.headline}>{moment ? words.headline(moment) : words.nothing}</h2>
      {moment && <StackMomentView key={at} moment={moment} />}
      <Moments moments={walk.moments} at={at} />
      <p className={steps.context}>{words.end(walk.end)}</p>
      <output className="unseen" aria-live="polite">
        {moment && words.headline(moment)}
      </output>
    </section>
  )
}

/** More than these are not drawn; a loop makes thousands. */
const most = 200

interface MomentsProps {
  readonly moments: readonly WalkMoment[]
  readonly at: number
}

const Moments = ({ moments, at }: MomentsProps) => (
  <div className={pictures.scroll}>
    <table className={pictures.table}>
      <caption>{words.moments}</caption>
      <thead>
        <tr>
          {words.head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {moments.slice(0, most).map(({ line, op, state, depth }, index) => (
          <tr key={index} aria-current={index === at ? 'step' : undefined}>
            <th scope="row">
              <button
                type="button"
                className={styles.moment}
                onClick={() => store.getState().runTo(index)}
              >
                {line}
              </button>
            </th>
            <td>
              <code>{`${'  '.repeat(depth)}${op}`}</code>
            </td>
            <td>{state.base}</td>
            <td>{state.frame.sof}</td>
            <td>{state.frame.sol}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
