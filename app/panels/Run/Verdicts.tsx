import type { SiteVerdict } from '../../../src/run/report.ts'
import { memberOf } from '../../messages/story.ts'
import { run as words } from '../../messages/run.ts'
import { manySites } from '../../state/playback.ts'
import type { RunPicture } from '../../state/run.ts'
import { store } from '../../state/store.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Endings } from './Endings.tsx'
import { Sentence } from './Sentence.tsx'
import styles from './Verdicts.module.css'
import {
  headlineOf,
  isWrong,
  type Mishap,
  mishapsOf,
  momentOfMishap,
  verdictIcons,
} from './verdicts.ts'

interface PictureProps {
  readonly picture: RunPicture
}

/** Sentences that are shown; more than these say nothing new. */
const sentencesShown = 4

/** What the run comes to: site by site, in one headline, and in a sentence for each mishap. */
export function Verdicts({ picture }: PictureProps) {
  const mishaps = picture.done ? mishapsOf(picture.summary) : []
  return (
    <>
      <Chips picture={picture} />
      <h2 className={styles.headline}>{headlineOf(picture)}</h2>
      {/* Parts of a long run are shown, not said. */}
      <output className="unseen">{picture.done && headlineOf(picture)}</output>
      {mishaps.slice(0, sentencesShown).map((mishap) => (
        <p
          key={mishap.site}
          className={styles.sentence}
          data-many={mishaps.length > 1 || undefined}
        >
          {mishaps.length > 1 && <b>{words.now.siteOf(mishap.site + 1)}</b>}
          <Sentence told={mishap.sentence} go={(line) => goTo(picture, mishap, line)} />
        </p>
      ))}
      {picture.done && <Endings picture={picture} />}
    </>
  )
}

/** To the moment of a mishap, and to its line in the listing. */
function goTo(picture: RunPicture, mishap: Mishap, line: number) {
  store.getState().runTo(momentOfMishap(picture, mishap))
  store.getState().setView({ wanted: { line } })
}

function Chips({ picture }: PictureProps) {
  const { verdicts } = picture.summary
  // Of hundreds of sites only those that went wrong are named.
  const many = verdicts.length > manySites
  const shown = many ? verdicts.filter(isWrong).slice(0, manySites) : verdicts
  if (shown.length === 0) return null
  return (
    <ul className={styles.chips} aria-label={words.verdictList}>
      {shown.map((verdict) => (
        <li key={verdict.site}>
          <VerdictChip picture={picture} verdict={verdict} brief={shown.length > 4} />
        </li>
      ))}
    </ul>
  )
}

interface VerdictChipProps extends PictureProps {
  readonly verdict: SiteVerdict
  readonly brief: boolean
}

function VerdictChip({ picture, verdict: found, brief }: VerdictChipProps) {
  const { site, op, verdict } = found
  const visit = picture.summary.visits.find((each) => each.site === site)
  const told = words.chip(site + 1, memberOf(op), verdict)
  return (
    <button
      type="button"
      className={classes(styles.chip, isWrong(found) && styles.wrong)}
      aria-label={told}
      title={`${told}. ${words.verdictHints[verdict]}`}
      aria-disabled={visit ? undefined : true}
      onClick={() => visit && store.getState().runTo(visit.from)}
    >
      <Icon name={verdictIcons[verdict]} size={13} />
      <b>{words.now.siteOf(site + 1)}</b>
      {(!brief || isWrong(found)) && <span>{words.verdicts[verdict]}</span>}
    </button>
  )
}
