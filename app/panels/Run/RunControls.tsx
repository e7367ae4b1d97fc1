import { back } from '../../commands/back.ts'
import { buttonPropsWhile } from '../../commands/buttonPropsWhile.ts'
import type { Command } from '../../commands/command.ts'
import { next } from '../../commands/next.ts'
import { nextDecision } from '../../commands/nextDecision.ts'
import { previousDecision } from '../../commands/previousDecision.ts'
import { toBreakpoint } from '../../commands/toBreakpoint.ts'
import { toEnd } from '../../commands/toEnd.ts'
import { toStart } from '../../commands/toStart.ts'
import { run as words } from '../../messages/run.ts'
import { messages } from '../../messages/index.ts'
import { breaksOf } from '../../state/itaniumBreaks.ts'
import {
  selectBreakAhead,
  selectItaniumRun,
  selectLastMoment,
  selectVisits,
} from '../../state/lastMoment.ts'
import { selectCanRun } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { isByTouch } from '../../ui/byTouch.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { useNarrow } from '../useNarrow.ts'
import styles from './RunControls.module.css'

const labels = words.controls

/** The way through the run, where the way through the steps stands else. */
export function RunBar() {
  const narrow = useNarrow()
  return narrow ? (
    <NarrowBar />
  ) : (
    <div className={styles.bar}>
      <RunControls />
      <Position />
    </div>
  )
}

interface ControlsProps {
  /** Only those for which the bar of a phone has no room, with words under their signs. */
  readonly more?: boolean
}

const brief = labels.brief

export function RunControls({ more = false }: ControlsProps) {
  return (
    <fieldset className={styles.buttons} aria-label={labels.region} data-worded={more || undefined}>
      <Control by={-1} icon="first" label={labels.start} word={brief.start} command={toStart} />
      <Control
        by={-1}
        icon="siteBack"
        label={labels.siteBack}
        word={brief.siteBack}
        command={previousDecision}
      />
      {!more && <Control by={-1} icon="back" label={labels.back} command={back} />}
      {!more && <Control by={1} icon="next" label={labels.forward} command={next} />}
      <Control
        by={1}
        icon="siteNext"
        label={labels.siteForward}
        word={brief.siteForward}
        command={nextDecision}
      />
      <ToBreak />
      <Control by={1} icon="last" label={labels.end} word={brief.end} command={toEnd} />
    </fieldset>
  )
}

interface ControlProps {
  readonly by: 1 | -1
  readonly icon: IconName
  readonly label: string
  /** A part of the label, where there is room for so much. */
  readonly word?: string
  readonly command: Command
}

function Control({ by, icon, label, word, command }: ControlProps) {
  const can = useApp((state) => selectCanRun(state, by))
  return (
    <Button square aria-label={label} {...buttonPropsWhile(can, command, label)}>
      <Icon name={icon} />
      {word !== undefined && <span className={styles.word}>{word}</span>}
    </Button>
  )
}

function ToBreak() {
  const ahead = useApp(selectBreakAhead)
  const label = ahead ? labels.toBreakHint : labels.noBreak
  return (
    <Button square aria-label={labels.toBreak} {...buttonPropsWhile(ahead, toBreakpoint, label)}>
      <Icon name="stop" />
      <span className={styles.word}>{brief.toBreak}</span>
    </Button>
  )
}

/** Where in the run we are: in words, and on a line with all sites that the run comes through. */
function Position() {
  const last = useApp((state) => selectLastMoment(state) ?? 0)
  const wanted = useApp(({ run }) => run.wanted)
  const breakpoints = useApp((state) => state.document.breakpoints)
  return (
    <div className={styles.position}>
      <p className={styles.words}>
        <span>{labels.position(Math.min(wanted, last), last)}</span>
        <span className={styles.breakpoints}>{labels.breakpoints(breakpoints, isByTouch())}</span>
      </p>
      <div className={styles.track}>
        <Visits />
        <input
          type="range"
          min={0}
          max={last}
          value={Math.min(wanted, last)}
          aria-label={labels.slider}
          aria-valuetext={labels.position(Math.min(wanted, last), last)}
          onChange={({ target }) => store.getState().runTo(Number(target.value))}
        />
      </div>
    </div>
  )
}

/** Visits that are drawn; of a loop's thousands these stand for all. */
const drawnVisits = 120

function Visits() {
  const last = useApp(selectLastMoment) ?? 0
  const visits = useApp(selectVisits)
  const summary = useApp(({ run }) => run.shown?.summary)
  const itanium = useApp(selectItaniumRun)
  const breakpoints = useApp((state) => state.document.breakpoints)
  if (last === 0 || !visits) return null
  const breaks = itanium ? breaksOf(itanium, breakpoints) : (summary?.breaks ?? [])
  const share = (moment: number) => `${(100 * moment) / last}%`
  return (
    <span className={styles.visits} aria-hidden="true">
      {visits.slice(0, drawnVisits).map(({ from, to }) => (
        <span key={from} style={{ left: share(from), width: share((to ?? last) - from) }} />
      ))}
      {breaks.slice(0, drawnVisits).map((at) => (
        <i key={at} style={{ left: share(at) }} />
      ))}
    </span>
  )
}

/** On a phone: back, where we are, next. */
function NarrowBar() {
  const canBack = useApp((state) => selectCanRun(state, -1))
  const canNext = useApp((state) => selectCanRun(state, 1))
  const last = useApp((state) => selectLastMoment(state) ?? 0)
  const wanted = useApp(({ run }) => run.wanted)
  return (
    <>
      <Button className={styles.wide} {...buttonPropsWhile(canBack, back)}>
        <Icon name="back" />
        {messages.timeline.backShort}
      </Button>
      <span>{labels.short(Math.min(wanted, last), last)}</span>
      <Button className={styles.wide} {...buttonPropsWhile(canNext, next)}>
        {messages.timeline.nextShort}
        <Icon name="next" />
      </Button>
    </>
  )
}
