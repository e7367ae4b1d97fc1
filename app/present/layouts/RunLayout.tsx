import type { Moment } from '../../../src/run/report.ts'
import { run as runWords } from '../../messages/run.ts'
import { present as words } from '../../messages/present.ts'
import { enteredAt, faultlessIn, registerRows, type Side, sides } from '../../panels/Run/rows.ts'
import { headlineOf, isWrong, verdictIcons } from '../../panels/Run/verdicts.ts'
import { Value } from '../../panels/Run/Value.tsx'
import type { RunPicture } from '../../state/run.ts'
import { momentAt } from '../../state/runPlace.ts'
import { selectRunArch } from '../../state/runSelectors.ts'
import { useApp } from '../../state/store.ts'
import { memberOf } from '../../messages/story.ts'
import { useFit } from '../useFit.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Headline } from '../Headline.tsx'
import screen from '../Present.module.css'
import styles from './Layouts.module.css'

/** More rows than these do not find room. */
const mostRows = 4
const mostVerdicts = 5

/** 6: the listing executed, as compiled and as patched. */
export function RunLayout() {
  const picture = useApp((state) => state.run.shown)
  const refusal = useApp((state) => state.run.refusal)
  const at = useApp((state) => state.run.at)
  const fit = useFit([picture, at])
  if (refusal) {
    return (
      <div className={screen.body}>
        <Headline phrase={[runWords.refusal(refusal)]} />
      </div>
    )
  }
  const moment = picture && momentAt(picture.window, at)
  if (!picture || !moment) return <div className={screen.body} aria-busy="true" />
  return (
    <div ref={fit} className={screen.body}>
      <Headline phrase={[headlineOf(picture)]} />
      <div className={styles.sides}>
        {sides.map((side) => (
          <Machine key={side} side={side} picture={picture} moment={moment} />
        ))}
      </div>
      <Registers picture={picture} moment={moment} />
      <Verdicts picture={picture} />
    </div>
  )
}

interface PartProps {
  readonly picture: RunPicture
  readonly moment: Moment
}

function Machine({ side, picture, moment }: PartProps & { readonly side: Side }) {
  const view = moment[side]
  const ending = runWords.endingShort(picture.summary.endings[side])
  return (
    <section className={styles.machine}>
      <h2>{runWords.machines[side]}</h2>
      {view.ended ? (
        <span>{ending}</span>
      ) : view.waiting ? (
        <span>{runWords.now.waits}</span>
      ) : (
        <code>{view.text}</code>
      )}
    </section>
  )
}

/** What the whole run came to, site by site; those that went wrong first. */
function Verdicts({ picture }: Pick<PartProps, 'picture'>) {
  if (!picture.done) return null
  const verdicts = picture.summary.verdicts
    .toSorted((left, right) => Number(isWrong(right)) - Number(isWrong(left)))
    .slice(0, mostVerdicts)
  return (
    <ul className={styles.verdicts}>
      {verdicts.map((found) => (
        <li key={found.site} data-wrong={isWrong(found) || undefined}>
          <Icon name={verdictIcons[found.verdict]} />
          {runWords.chip(found.site + 1, memberOf(found.op), found.verdict)}
        </li>
      ))}
    </ul>
  )
}

/** Only what differs between the machines, or has just changed. */
function Registers({ picture, moment }: PartProps) {
  const arch = useApp(selectRunArch)
  const at = useApp((state) => state.run.at)
  const before = momentAt(picture.window, at - 1)
  const faultless = faultlessIn(picture.done, picture.summary.verdicts)
  const entered = enteredAt(picture, at)
  const rows = registerRows({ arch, moment, before, faultless, entered })
    .filter(
      ({ differs, unpatched, patched }) =>
        differs || unpatched.was !== null || patched.was !== null,
    )
    .toSorted((left, right) => Number(right.differs) - Number(left.differs))
    .slice(0, mostRows)
  if (rows.length === 0) return <p className={screen.context}>{words.run.same}</p>
  return (
    <table className={styles.registers}>
      <caption className="unseen">{words.run.differ}</caption>
      <tbody>
        {rows.map(({ name, unpatched, patched, differs }) => (
          <tr key={name} data-differs={differs || undefined}>
            <th scope="row">{name}</th>
            <td>
              <Value {...unpatched} arch={arch} />
            </td>
            <td>
              <Value {...patched} arch={arch} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
