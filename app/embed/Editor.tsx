import { useEffect, useRef, useState } from 'react'
import { loadEditor } from '../editor/load.ts'
import * as frame from '../messages/frame.ts'
import { StaticListing } from '../panels/Listing/StaticListing.tsx'
import { columnsOf } from '../registers/columns.ts'
import { selectArch, selectFolded } from '../state/selectors.ts'
import { store, useApp } from '../state/store.ts'
import { isByTouch } from '../ui/byTouch.ts'
import { useWidth } from '../panels/useWidth.ts'
import styles from './Editor.module.css'

/** Narrower than this the editor stays away, as on a phone. */
const editorWidth = 480

/** The text to write in: the editor where it has room, else a field of the system. */
export function Editor() {
  const [box, width] = useWidth<HTMLDivElement>()
  const touch = isByTouch()
  return (
    <div ref={box} className={styles.box}>
      {width > 0 && (width < editorWidth || touch ? <PlainField /> : <FullEditor width={width} />)}
    </div>
  )
}

/** Whoever pressed "Edit" wants to write. */
function PlainField() {
  const listing = useApp((state) => state.document.listing)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  return (
    <textarea
      ref={field}
      className={styles.field}
      aria-label={frame.listing.plainEditor}
      value={listing}
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      autoComplete="off"
      onChange={({ target }) => store.getState().setListing(target.value)}
    />
  )
}

function FullEditor({ width }: { readonly width: number }) {
  const host = useRef<HTMLDivElement>(null)
  const columns = useRef<HTMLDivElement>(null)
  const [ready, setReady] = useState(false)
  const drawn = columnsOf(useApp(selectArch), useApp(selectFolded))
  useEffect(() => store.getState().setView({ listingWidth: width }), [width])
  useEffect(() => {
    let gone = false
    let dispose: (() => void) | undefined
    const load = async () => {
      const mount = await loadEditor()
      if (gone || !host.current || !columns.current) return
      dispose = mount(host.current, columns.current, store)
      setReady(true)
    }
    void load()
    return () => {
      gone = true
      dispose?.()
    }
  }, [])
  useEffect(() => {
    if (!ready) return
    const field = host.current?.querySelector<HTMLElement>('[role=textbox], textarea')
    field?.focus({ preventScroll: true })
  }, [ready])
  return (
    <>
      {!ready && <StaticListing plain registers />}
      <div className={styles.editor} data-ready={ready || undefined}>
        <div ref={host} className={styles.source} style={{ right: drawn.width }} />
        <div ref={columns} className={styles.columns} style={{ width: drawn.width }} />
      </div>
    </>
  )
}
