import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { outcomeWords } from '../messages/story.ts'
import { present as words } from '../messages/present.ts'
import { selectStories } from '../state/selectors.ts'
import { selectBreak, selectIsTextKnown } from '../state/stale.ts'
import type { AppState } from '../state/store.ts'
import { store, useApp } from '../state/store.ts'
import { classes } from '../ui/classes.ts'
import screen from './Present.module.css'
import styles from './Sheets.module.css'
import { selectIsAsking } from '../state/present.ts'
import { usePresentedPlace } from './usePresentedPlace.ts'

const { edit } = words

/** What is wrong with the text, or what becomes of each site as it is typed: that never while the room is asked. */
function selectAnswer(state: AppState): string {
  const broken = selectBreak(state)
  if (broken) return edit.broken(broken.line, broken.message)
  return selectIsAsking(state) ? '' : selectStories(state).map(outcomeWords).join(' · ')
}

/** Starts at the line of the site in view. */
function useFocus(): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const { analysis, playback, document } = store.getState()
    const line = analysis.shown?.stories[playback.place?.site ?? -1]?.site.line ?? 1
    const at = document.listing
      .split('\n')
      .slice(0, Math.max(0, line - 1))
      .join('\n').length
    field.current?.focus()
    field.current?.setSelectionRange(at + 1, at + 1)
  }, [])
  return field
}

/** Shows the story of what was typed, once it is known; a text that does not assemble has none. */
function useShow() {
  const known = useApp(selectIsTextKnown)
  const broken = useApp((state) => selectBreak(state) !== null)
  const wanted = useRef(false)
  const stay = usePresentedPlace()
  const go = useCallback(() => {
    if (!wanted.current || !known) return
    wanted.current = false
    if (broken) return
    stay()
    store.getState().setPresent({ overlay: null, layout: null })
  }, [known, broken, stay])
  useEffect(go, [go])
  const want = (now: boolean) => {
    wanted.current = now
    go()
  }
  return { show: () => want(true), forget: () => want(false) }
}

/** The listing in a plain field: what is typed here is a detour, and no deck is changed by it. */
export function PresentEditor() {
  const listing = useApp((state) => state.document.listing)
  const playing = useApp((state) => state.deck.playing)
  const answer = useApp(selectAnswer)
  const broken = useApp((state) => selectBreak(state) !== null)
  const field = useFocus()
  const { show, forget } = useShow()
  return (
    <section
      className={classes(screen.overlay, styles.editor)}
      aria-label={edit.region}
      data-own-presses
    >
      <textarea
        ref={field}
        className={styles.field}
        aria-label={edit.label}
        value={listing}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        aria-invalid={broken || undefined}
        onChange={({ target }) => {
          forget()
          store.getState().setListing(target.value)
        }}
        onKeyDown={({ key, ctrlKey, metaKey }) => {
          if (key === 'Enter' && (ctrlKey || metaKey)) show()
        }}
      />
      <p className={styles.hints}>
        <output className={styles.answer}>{answer}</output>
        <span>
          <button type="button" className={styles.button} onClick={show}>
            <span className={styles.typed}>{edit.show}</span>
            <span className={styles.touched}>{edit.showTouch}</span>
          </button>{' '}
          <span className={styles.typed}>
            · {playing ? edit.returns(playing.at + 1, playing.deck.states.length) : edit.closes}
          </span>
        </span>
      </p>
    </section>
  )
}
