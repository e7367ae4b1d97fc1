import { type MouseEvent, useEffect } from 'react'
import { back } from '../commands/back.ts'
import { buttonProps } from '../commands/buttonProps.ts'
import { next } from '../commands/next.ts'
import { calleeOf, memberOf } from '../messages/story.ts'
import * as frame from '../messages/frame.ts'
import { linkOf } from '../state/address.ts'
import { courseOf } from '../state/course.ts'
import { codecNeeded } from '../state/linkCodec.ts'
import { selectCanGo, selectSite, selectStepIndex, selectStories } from '../state/selectors.ts'
import { store, useApp } from '../state/store.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { OutcomeMark } from '../ui/OutcomeMark.tsx'
import styles from './Nav.module.css'
import { embedWords as words } from './messages.ts'
import { isSettled } from './figure.ts'
import { afterLook } from './lighter/afterPicture.ts'
import { selectIsAsked, selectIsCurtained } from './selectors.ts'

interface NavProps {
  /** Null where the text is only to be read. */
  readonly edit: { readonly editing: boolean; readonly toggle: () => void } | null
}

/** Back, where we are, next; the sites; and the way to the page itself. */
export function Nav({ edit }: NavProps) {
  return (
    <nav className={styles.nav} aria-label={words.nav}>
      <Walk />
      <Sites />
      {edit && (
        <Button look="quiet" aria-pressed={edit.editing} onClick={edit.toggle}>
          {edit.editing ? frame.listing.done : frame.listing.edit}
        </Button>
      )}
      <InFull />
    </nav>
  )
}

function Walk() {
  const canBack = useApp((state) => selectCanGo(state, -1))
  const canNext = useApp((state) => selectCanGo(state, 1))
  const at = useApp(selectStepIndex) + 1
  const of = useApp((state) => courseOf(state).steps(selectSite(state)))
  const asked = useApp(selectIsAsked)
  const running = useApp((state) => state.run.open)
  return (
    <>
      {/* Not disabled at an end: what had the keyboard would lose it. */}
      <Button
        className={styles.step}
        {...buttonProps(back)}
        aria-disabled={!canBack}
        aria-label={back.title}
      >
        <Icon name="back" />
        <span>{words.back}</span>
      </Button>
      {of > 0 && !running && !asked && (
        <span className={styles.place}>
          {at}/{of}
        </span>
      )}
      <Button
        className={styles.step}
        {...buttonProps(next)}
        aria-disabled={!canNext}
        aria-label={next.title}
      >
        <span>{words.next}</span>
        <Icon name="next" />
      </Button>
    </>
  )
}

/** More than these have no room for a chip each. */
const mostChips = 8

function Sites() {
  const stories = useApp(selectStories)
  const current = useApp(selectSite)
  const curtained = useApp(selectIsCurtained)
  if (stories.length < 2) return <span className={styles.room} />
  if (stories.length > mostChips) {
    return <span className={styles.room}>{words.siteOf(current + 1, stories.length)}</span>
  }
  return (
    <ol className={styles.room} aria-label={words.sites}>
      {stories.map((story, at) => (
        <li key={at}>
          <button
            type="button"
            className={styles.site}
            aria-current={at === current ? 'true' : undefined}
            aria-label={words.site(at + 1, memberOf(story.site.op))}
            title={words.site(at + 1, memberOf(story.site.op))}
            onClick={() => store.getState().goToSite(at, curtained ? 0 : undefined)}
          >
            {at + 1}
            {!curtained && (
              <OutcomeMark outcome={story.decision.outcome} callee={calleeOf(story)} />
            )}
          </button>
        </li>
      ))}
    </ol>
  )
}

/** The same state in the page itself. Its address is made when it is about to be used. */
function InFull() {
  const settled = useApp(isSettled)
  useEffect(() => {
    // What links need comes when the figure stands, so that its address is there when somebody wants it.
    if (settled) void afterLook().then(codecNeeded)
  }, [settled])
  const update = ({ currentTarget }: { readonly currentTarget: HTMLAnchorElement }) => {
    const write = () => {
      currentTarget.href = `./${linkOf(store.getState())}`
    }
    const needed = codecNeeded()
    const written = needed?.then(write, () => undefined)
    if (!needed) write()
    return written
  }
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    const { currentTarget } = event
    const written = update(event)
    if (!written) return
    // What the address is made with is still on its way: without it the page would show another state.
    event.preventDefault()
    void written.then(() => window.open(currentTarget.href, '_blank', 'noopener'))
  }
  return (
    <a
      className={styles.full}
      href={`./${location.hash}`}
      target="_blank"
      rel="noopener"
      title={words.fullHint}
      aria-label={words.full}
      onPointerEnter={update}
      onPointerDown={update}
      onFocus={update}
      onClick={follow}
    >
      <span>{words.full} </span>↗
    </a>
  )
}
