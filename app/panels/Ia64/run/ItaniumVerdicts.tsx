import type { Ending, Ia64Run } from '../../../../src/ia64/run/report.ts'
import { itaniumRun as words } from '../../../messages/itaniumRun.ts'
import { store } from '../../../state/store.ts'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Sentence } from '../../Run/Sentence.tsx'
import { isWrong, verdictIcons } from '../../Run/verdicts.ts'
import styles from '../../Run/Verdicts.module.css'
import { headlineOf, type Mishap, mishapsOf } from './verdicts.ts'

interface RunProps {
  readonly run: Ia64Run
}

/** To the moment of a mishap, and to its line in the listing. */
function goTo({ moments }: Ia64Run, { machine, finding }: Mishap, line: number) {
  const at = moments.findLastIndex((moment) => moment[machine].steps === finding.step)
  store.getState().runTo(Math.max(0, at))
  store.getState().setView({ wanted: { line } })
}

/** What the run comes to: site by site, in one headline, and in a sentence for each mishap. */
export function ItaniumVerdicts({ run }: RunProps) {
  const mishaps = mishapsOf(run)
  const headline = headlineOf(run)
  return (
    <>
      <Chips run={run} />
      <h2 className={styles.headline}>{headline}</h2>
      <output className="unseen">{headline}</output>
      {mishaps.map((mishap) => (
        <p
          key={mishap.site}
          className={styles.sentence}
          data-many={mishaps.length > 1 || undefined}
        >
          {mishaps.length > 1 && <b>{words.now.siteOf(mishap.site + 1)}</b>}
          <Sentence told={words.finding(mishap.finding)} go={(line) => goTo(run, mishap, line)} />
        </p>
      ))}
      <Endings run={run} />
    </>
  )
}

function Chips({ run: { verdicts, visits } }: RunProps) {
  if (verdicts.length === 0) return null
  return (
    <ul className={styles.chips} aria-label={words.verdictList}>
      {verdicts.map((found) => {
        const visit = visits.find(({ site }) => site === found.site)
        const told = words.chip(found.site + 1, found.op, found.verdict)
        return (
          <li key={found.site}>
            <button
              type="button"
              className={classes(styles.chip, isWrong(found) && styles.wrong)}
              aria-label={told}
              title={`${told}. ${words.verdictHints[found.verdict]}`}
              aria-disabled={visit ? undefined : true}
              onClick={() => visit && store.getState().runTo(visit.from)}
            >
              <Icon name={verdictIcons[found.verdict]} size={13} />
              <b>{words.now.siteOf(found.site + 1)}</b>
              <span>{words.verdicts[found.verdict]}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

const same = (left: Ending, right: Ending): boolean =>
  words.endingShort(left) === words.endingShort(right)

/** How the machines end, each fault in a sentence. */
function Endings({ run: { endings } }: RunProps) {
  const { unpatched, patched } = endings
  const told = same(unpatched, patched)
    ? [{ sentence: words.bothEnd(patched), fault: words.isFault(patched) }]
    : (['unpatched', 'patched'] as const).map((id) => ({
        sentence: words.ending(words.machines[id], endings[id]),
        fault: words.isFault(endings[id]),
      }))
  return told.map(({ sentence, fault }) => (
    <p key={sentence} className={styles.ending} data-fault={fault || undefined}>
      {fault && <Icon name="warning" size={13} />}
      {sentence}
    </p>
  ))
}
