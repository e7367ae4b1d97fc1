import type { Ia64Run, Moment } from '../../../../src/ia64/run/report.ts'
import { ia64 } from '../../../messages/ia64.ts'
import { itaniumRun } from '../../../messages/itaniumRun.ts'
import { lastFrameChange, stackAt } from '../../../state/itaniumRun.ts'
import { store } from '../../../state/store.ts'
import { Chip } from '../../../ui/Chip.tsx'
import steps from '../../Step/Step.module.css'
import styles from '../Ia64.module.css'
import { StackMomentView } from '../pictures/Stack.tsx'
import pictures from '../pictures/pictures.module.css'

const words = itaniumRun.stack

interface StackProps {
  readonly run: Ia64Run
  readonly at: number
}

/** Machine whose frame is drawn: the patched one, whose calls slide it. */
const drawn = 'patched'

/** What the last change of the frame was, in a sentence. */
function headline(run: Ia64Run, at: number): string {
  const change = lastFrameChange(run, drawn, at)
  const view = run.moments[change ?? 0]?.[drawn]
  if (!view) return ''
  const said = view.events.flatMap((event) => words.event(event, view) ?? [])
  return said.at(-1) ?? words.start(view.stack)
}

/** The ring with the frame of the patched machine, and every instruction that changes it. */
export function ItaniumStack({ run, at }: StackProps) {
  const moment = stackAt(run, drawn, at)
  if (!moment) return null
  const change = lastFrameChange(run, drawn, at)
  return (
    <section className={styles.panels} aria-label={words.region}>
      <p className={steps.label}>
        <span>{words.title(drawn)}</span>
        <Chip title={ia64.basisSentence('architecture')}>{ia64.basis('architecture')}</Chip>
      </p>
      <h3 className={styles.change}>{headline(run, at)}</h3>
      <StackMomentView key={change} moment={moment} />
      <Changes run={run} at={change} />
    </section>
  )
}

/** The instruction that led to a moment. */
const textBefore = ({ moments }: Ia64Run, at: number): string => moments[at - 1]?.[drawn].text ?? ''

const lineBefore = ({ moments }: Ia64Run, at: number): number => moments[at - 1]?.[drawn].line ?? 0

/** More than these are not drawn; a loop makes hundreds. */
const most = 100

const changesFrame = (moment: Moment): boolean => {
  const view = moment[drawn]
  return view.events.some((event) => words.event(event, view) !== null)
}

function Changes({ run, at }: { readonly run: Ia64Run; readonly at: number | null }) {
  const found = run.moments.flatMap((moment, index) => (changesFrame(moment) ? [index] : []))
  if (found.length === 0) return null
  return (
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
          {found.slice(0, most).map((index) => {
            const state = run.moments[index]?.[drawn].stack.state
            return (
              <tr key={index} aria-current={index === at ? 'step' : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.moment}
                    onClick={() => store.getState().runTo(index)}
                  >
                    {lineBefore(run, index) || '–'}
                  </button>
                </th>
                <td>
                  <code>{textBefore(run, index)}</code>
                </td>
                <td>{state?.base}</td>
                <td>{state?.frame.sof}</td>
                <td>{state?.frame.sol}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
