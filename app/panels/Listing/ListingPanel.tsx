import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import * as frame from '../../messages/frame.ts'
import { registers } from '../../messages/registers.ts'
import { RegisterKey } from '../../registers/RegisterKey.tsx'
import { selectIsReadOnly } from '../../state/kernel.ts'
import { selectReaderIsAsked } from '../../state/lessonSelectors.ts'
import { selectStaleReason } from '../../state/stale.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useNarrow } from '../useNarrow.ts'
import { useWidth } from '../useWidth.ts'
import { Divider } from './Divider.tsx'
import { EditorHint } from './EditorHint.tsx'
import { EditorListing } from './EditorListing.tsx'
import { ListingHead } from './ListingHead.tsx'
import { goToField } from './goToField.ts'
import styles from './ListingPanel.module.css'
import { StaticListing } from './StaticListing.tsx'

const words = frame.listing

/** The source, with what each line became before it. */
export function ListingPanel() {
  return useNarrow() ? <NarrowListing /> : <WideListing />
}

function WideListing() {
  const panel = useListingWidth()
  return (
    <section ref={panel} className={styles.panel} aria-label={words.region} data-listing>
      <ListingHead />
      <div className={styles.body}>
        <EditorListing />
        <EditorHint />
      </div>
      <RegisterKey />
      <Divider />
    </section>
  )
}

/** Notes the width of the listing: it settles which columns find room. */
function useListingWidth() {
  const [panel, width] = useWidth<HTMLElement>()
  useLayoutEffect(() => {
    if (width > 0) store.getState().setView({ listingWidth: width })
  }, [width])
  return panel
}

/** On a phone the full editor stays away: a few lines to read, or a plain field to write in. */
function NarrowListing() {
  const editing = useEditing()
  const [unfolded, setUnfolded] = useState(false)
  const asked = useApp(selectReaderIsAsked)
  const locked = useApp(selectIsReadOnly) || asked
  return (
    <section
      className={styles.panel}
      aria-label={words.region}
      data-listing
      data-editing={editing || undefined}
      data-unfolded={(unfolded && !editing) || undefined}
    >
      <div className={styles.tools}>
        <Reason />
        {!editing && (
          <Button
            aria-expanded={unfolded}
            aria-label={registers.unfold}
            title={registers.unfold}
            onClick={() => setUnfolded(!unfolded)}
          >
            {registers.switch}
          </Button>
        )}
        <Button
          aria-pressed={editing}
          disabled={locked}
          onClick={() => store.getState().setView({ editing: !editing })}
        >
          {editing ? words.done : words.edit}
        </Button>
      </div>
      {editing && !locked ? <PlainEditor /> : <StaticListing plain registers={unfolded} />}
    </section>
  )
}

/** Whether the text is being written; where there is another listing nobody left it open. */
function useEditing(): boolean {
  useEffect(() => () => store.getState().setView({ editing: false }), [])
  return useApp((state) => state.view.editing)
}

/** The full editor says it under the word that is wrong; a plain field has no place there. */
const Reason = () => {
  const reason = useApp(selectStaleReason)
  return (
    <output className={styles.reason}>
      {reason !== null && <Icon name="no" size={11} />}
      {reason !== null && <span>{reason}</span>}
    </output>
  )
}

/** The text in a field of the system: its keyboard, its selection, its way of pasting. */
function PlainEditor() {
  const listing = useApp((state) => state.document.listing)
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    const { document, view } = store.getState()
    const before = document.listing.split('\n').slice(0, Math.max(0, view.cursorLine - 1))
    const at = before.reduce((sum, line) => sum + line.length + 1, 0)
    element.setSelectionRange(at, at)
    goToField(element)
  }, [])
  return (
    <textarea
      ref={field}
      className={styles.field}
      aria-label={words.plainEditor}
      value={listing}
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      autoComplete="off"
      onChange={({ target }) => store.getState().setListing(target.value)}
      onSelect={({ currentTarget }) => noteLine(currentTarget)}
    />
  )
}

/** Breakpoints and inserted lines go to where the cursor is. */
function noteLine({ value, selectionStart }: HTMLTextAreaElement) {
  const { view, setView } = store.getState()
  const line = value.slice(0, selectionStart).split('\n').length
  if (line !== view.cursorLine) setView({ cursorLine: line })
}
