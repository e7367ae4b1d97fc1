import type { ReactNode } from 'react'
import type { CheckId } from '../../../../../src/patch/checks/index.ts'
import type { Candidate } from '../../../../../src/patch/decision.ts'
import { pictures, type Standing } from '../../../../messages/pictures.ts'
import { classes } from '../../../../ui/classes.ts'
import { Icon } from '../../../../ui/Icon.tsx'
import { toneOf } from '../../../../ui/tone.ts'
import type { CheckOf, CheckProps } from './check.ts'
import { namesOfScene } from '../names.ts'
import { Frame, Num } from '../parts.tsx'
import { RegisterMatrix } from '../RegisterMatrix.tsx'
import styles from './Gauges.module.css'
import parts from '../parts.module.css'

const words = pictures.check

type Asked = CheckOf<'fits'> | CheckOf<'destroys'>

const ofKind = <Id extends CheckId>({ checks }: Candidate, id: Id): CheckOf<Id> | null =>
  (checks.find(({ check }) => check === id) as CheckOf<Id> | undefined) ?? null

/** Where a question stands while another one is put. */
function standingOf({ checks }: Candidate, now: Asked, id: Asked['check']): Standing {
  const at = checks.findIndex(({ check }) => check === id)
  if (at === -1) return 'unasked'
  if (now.check === id) return 'now'
  return at < checks.findIndex(({ check }) => check === now.check) ? 'passed' : 'next'
}

/** Bytes against room, registers against the promise; what is asked next stays open. */
export function Gauges({
  scene,
  candidate,
  check,
}: Omit<CheckProps<'fits'>, 'check'> & { readonly check: Asked }) {
  const fits = ofKind(candidate, 'fits')
  const destroys = ofKind(candidate, 'destroys')
  const text =
    check.check === 'fits'
      ? words.fitsWords(check.needs, check.room)
      : words.destroysWords(namesOfScene(scene, check.destroys), namesOfScene(scene, check.allowed))
  return (
    <Frame words={text} tone={toneOf(candidate.kind, candidate.callee)} className={styles.gauges}>
      <Question
        title={words.fits}
        standing={standingOf(candidate, check, 'fits')}
        pass={fits?.pass ?? null}
      >
        {fits && <Room check={fits} inner={candidate.scope === 'inner'} />}
      </Question>
      <Question
        title={words.destroys}
        standing={standingOf(candidate, check, 'destroys')}
        pass={destroys?.pass ?? null}
      >
        {destroys && (
          <RegisterMatrix
            arch={scene.arch}
            wrong={destroys.excess}
            rows={[
              { label: words.destroyed, set: destroys.destroys, of: 'destroys', sign: 'cross' },
              { label: words.allowed, set: destroys.allowed, of: 'allowed', sign: 'tick' },
            ]}
          />
        )}
      </Question>
    </Frame>
  )
}

interface QuestionProps {
  readonly title: string
  readonly standing: Standing
  readonly pass: boolean | null
  readonly children: ReactNode
}

function Question({ title, standing, pass, children }: QuestionProps) {
  const answered = standing === 'now' || standing === 'passed'
  return (
    <span className={styles.question} data-standing={standing}>
      <span className={styles.title}>
        {title}
        {answered && pass !== null && (
          <span className={pass ? parts.pass : parts.fail}>
            <Icon name={pass ? 'yes' : 'no'} size={13} />
          </span>
        )}
        {standing !== 'now' && <small>{words.standings[standing]}</small>}
      </span>
      {answered && children}
    </span>
  )
}

/** Two bars over each other; what is longer than the room goes on over the edge. */
function Room({ check, inner }: { readonly check: CheckOf<'fits'>; readonly inner: boolean }) {
  const { needs, room } = check
  const count = Math.max(needs, room)
  const columns = {
    gridTemplateColumns: `auto repeat(${count}, minmax(3px, 15px)) auto`,
    columnGap: count > 30 ? 0 : 2,
  }
  const over = needs - room
  return (
    <span className={styles.room} style={columns}>
      <small className={parts.rowName}>{words.needs}</small>
      {Array.from({ length: count }, (_, at) => (
        <span
          key={at}
          className={classes(
            styles.box,
            at < needs && styles.used,
            at >= room && styles.over,
            at === room - 1 && styles.edge,
          )}
        />
      ))}
      <b className={parts.total}>
        <Num of="needs" value={needs} />
      </b>
      <small className={parts.rowName}>{inner ? words.insideHas : words.has}</small>
      {Array.from({ length: count }, (_, at) => (
        <span key={at} className={classes(styles.box, at >= room && styles.gone)} />
      ))}
      <b className={parts.total}>
        <Num of="room" value={room} />
      </b>
      <span />
      <small className={over > 0 ? styles.tooMany : styles.left}>
        <Num of="difference" value={Math.abs(over)}>
          {over > 0 ? words.tooMany(over) : words.left(-over)}
        </Num>
      </small>
    </span>
  )
}
