import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { present as words } from '../../messages/present.ts'
import { Button } from '../../ui/Button.tsx'
import '../../styles/base.css'
import { type Line, openLine } from './channel.ts'
import { aheadBy, isEnd, newsFrom, type SpeakerAsk, type SpeakerNews } from './message.ts'
import { speakerOf } from './open.ts'
import styles from './Speaker.module.css'

const { speaker, time } = words

/** Keys of a clicker work here too: it speaks to whichever window has the focus. */
const keys: Readonly<Record<string, SpeakerAsk['kind']>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ' ': 'next',
  Enter: 'next',
  ArrowLeft: 'back',
  PageUp: 'back',
  Home: 'first',
  End: 'last',
  b: 'black',
  '.': 'black',
  w: 'white',
  h: 'curtain',
}
const shifted: typeof keys = { ArrowRight: 'next-decision', ArrowLeft: 'previous-decision' }

/** Null where it means nothing here: a button that is pressed, a key that is held, the browser's own. */
function askOf(event: KeyboardEvent): SpeakerAsk['kind'] | null {
  const { key, repeat, ctrlKey, metaKey, altKey, shiftKey, target } = event
  if (repeat || ctrlKey || metaKey || altKey) return null
  const presses = key === ' ' || key === 'Enter'
  if (presses && target instanceof HTMLButtonElement) return null
  return (shiftKey ? shifted[key] : keys[key.length === 1 ? key.toLowerCase() : key]) ?? null
}

let asked = 0
/** No two asks of any window are the same. */
const asking = (kind: SpeakerAsk['kind']): SpeakerAsk => ({ kind, id: `${Date.now()} ${asked++}` })

/** The speaker's own window: this state and the next, notes, and how late it is. */
export function Speaker() {
  const [news, setNews] = useState<SpeakerNews | null>(null)
  const line = useRef<Line>(null)
  useEffect(() => {
    document.title = speaker.title
    const other = () => window.opener as Window | null
    const opened = openLine(speakerOf(location) ?? '', other, (data) =>
      setNews((known) => (isEnd(data) ? null : (newsFrom(data) ?? known))),
    )
    line.current = opened
    opened.send(asking('hello'))
    const pressed = (event: KeyboardEvent) => {
      const kind = askOf(event)
      if (!kind) return
      event.preventDefault()
      opened.send(asking(kind))
    }
    window.addEventListener('keydown', pressed)
    return () => {
      window.removeEventListener('keydown', pressed)
      opened.close()
    }
  }, [])
  const now = useNow()
  if (!news) return <Waiting />
  return <SpeakerPage news={news} now={now} send={(kind) => line.current?.send(asking(kind))} />
}

export const Waiting = () => <main className={styles.waiting}>{speaker.waiting}</main>

interface SpeakerPageProps {
  readonly news: SpeakerNews
  /** Milliseconds of `Date.now()`. */
  readonly now: number
  send(kind: SpeakerAsk['kind']): void
}

export function SpeakerPage({ news, now, send }: SpeakerPageProps) {
  return (
    <main
      className={styles.page}
      style={{ ['--zoom' as string]: news.scale / 100 } as CSSProperties}
    >
      <Times news={news} now={now} />
      <Here news={news} />
      <section className={styles.notes} aria-label={speaker.notes}>
        {news.notes || <span className={styles.quiet}>{speaker.noNotes}</span>}
      </section>
      <footer className={styles.foot}>
        <Button onClick={() => send('back')}>{speaker.back}</Button>
        <Button look="primary" onClick={() => send('next')}>
          {speaker.forward}
        </Button>
        <Button onClick={() => send('black')}>
          {news.blank === 'black' ? speaker.showAgain : speaker.black}
        </Button>
        {news.startedAt !== null && (
          <Button onClick={() => send('restart')}>{speaker.restart}</Button>
        )}
      </footer>
    </main>
  )
}

function Here({ news }: { readonly news: SpeakerNews }) {
  const { at, title, now, next, covered, detour, blank } = news
  return (
    <div className={styles.states}>
      <section className={styles.state}>
        <h2>
          {speaker.now} {at && speaker.at(at.at, at.of)}
        </h2>
        <p className={styles.headline}>{now}</p>
        {title && <p>{title}</p>}
        {covered && <p className={styles.mark}>{speaker.covered}</p>}
        {blank && <p className={styles.mark}>{speaker.blank[blank]}</p>}
        {detour && <p className={styles.mark}>{speaker.detour}</p>}
      </section>
      <section className={styles.state}>
        <h2>{speaker.next}</h2>
        <p className={styles.headline}>{next ?? (at && !detour ? speaker.end : '')}</p>
      </section>
    </div>
  )
}

/** Milliseconds between two looks at the clock. */
const tick = 500

function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tick)
    return () => clearInterval(timer)
  }, [])
  return now
}

function Times({ news, now }: Pick<SpeakerPageProps, 'news' | 'now'>) {
  const clock = new Date(now).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
  return (
    <dl className={styles.times}>
      <Time label={speaker.clock} value={clock} />
      {news.startedAt !== null && <Plan news={news} now={now} startedAt={news.startedAt} />}
    </dl>
  )
}

interface PlanProps {
  readonly news: SpeakerNews
  readonly now: number
  readonly startedAt: number
}

function Plan({ news, now, startedAt }: PlanProps) {
  const elapsed = Math.max(0, (now - startedAt) / 1000)
  const ahead = Math.round(aheadBy(news, elapsed))
  const { before, here, total } = news.planned
  const late =
    ahead === 0 ? speaker.onTime : ahead > 0 ? speaker.ahead(ahead) : speaker.behind(-ahead)
  return (
    <>
      <Time label={speaker.elapsed} value={time(elapsed)} />
      <Time
        label={speaker.planned}
        value={time((before + here) * 60)}
        more={speaker.total(total * 60)}
      />
      <div data-late={ahead < 0 || undefined}>
        <dd>{late}</dd>
      </div>
    </>
  )
}

interface TimeProps {
  readonly label: string
  readonly value: string
  readonly more?: string
}

const Time = ({ label, value, more }: TimeProps) => (
  <div>
    <dt>{label}</dt>
    <dd>
      {value} {more && <small>{more}</small>}
    </dd>
  </div>
)
