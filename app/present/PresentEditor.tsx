import { useEffect, useRef } from 'react'
import { outcomeWords } from '../messages/story.ts'
import { present as words } from '../messages/present.ts'
import { selectFirstBreak, selectIsStale, selectStories } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import { store, useApp } from '../state/store.ts'
import { classes } from '../ui/classes.ts'
import screen from './Present.module.css'
import styles from './Sheets.module.css'
import { selectIsAsking } from '../state/present.ts'

/** What becomes of each site as it is typed, or what is wrong with the text. Never while the room is asked. */
function selectAnswer(state: AppState): string {
  if (selectIsAsking(state)) return ''
  if (selectIsStale(state)) return selectFirstBreak(state)?.message ?? ''
  return selectStories(state).map(outcomeWords).join(' · ')
}

/** The listing in a plain field: what is typed here is a detour, and no deck is changed by it. */
export function PresentEditor() {
  const listing = useApp((state) => state.document.listing)
  const playing = useApp((state) => state.deck.playing)
  const answer = useApp(selectAnswer)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const { analysis, playback } = store.getState()
    const line = analysis.shown?.stories[playback.place?.site ?? -1]?.site.line ?? 1
    const at = listing
      .split('\n')
      .slice(0, Math.max(0, line - 1))
      .join('\n').length
    field.current?.focus()
    field.current?.setSelectionRange(at + 1, at + 1)
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it opens
  }, [])
  const { edit } = words
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
        onChange={({ target }) => store.getState().setListing(target.value)}
        onKeyDown={({ key, ctrlKey, metaKey }) => {
          if (key === 'Enter' && (ctrlKey || metaKey)) close()
        }}
      />
      <p className={styles.hints}>
        <output className={styles.answer}>{answer}</output>
        <span>
          <button type="button" className={styles.button} onClick={close}>
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

/** The story of what was typed is shown. */
const close = () => store.getState().setPresent({ overlay: null, layout: null })
