import { useLayoutEffect, useState } from 'react'
import { frame } from '../../messages/frame.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { useNarrow } from '../useNarrow.ts'
import { useWidth } from '../useWidth.ts'
import { Divider } from './Divider.tsx'
import { EditorHint } from './EditorHint.tsx'
import { EditorListing } from './EditorListing.tsx'
import { ListingHead } from './ListingHead.tsx'
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
  const listing = useApp((state) => state.document.listing)
  const [editing, setEditing] = useState(false)
  return (
    <section className={styles.panel} aria-label={words.region} data-editing={editing || undefined}>
      <Button className={styles.edit} aria-pressed={editing} onClick={() => setEditing(!editing)}>
        {editing ? words.done : words.edit}
      </Button>
      {editing ? (
        <textarea
          className={styles.field}
          aria-label={words.editor}
          value={listing}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          onChange={({ target }) => store.getState().setListing(target.value)}
        />
      ) : (
        <StaticListing plain />
      )}
    </section>
  )
}
