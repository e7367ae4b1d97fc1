import { useEffect, useRef, useState } from 'react'
import { loadEditor, whenIdle } from '../../editor/load.ts'
import { store } from '../../state/store.ts'
import styles from './EditorListing.module.css'
import { StaticListing } from './StaticListing.tsx'

/** The editor, with the plain listing in its place until it has loaded. */
export function EditorListing() {
  const host = useRef<HTMLDivElement>(null)
  const [ready, setReady] = useState(false)
  useEffect(() => {
    let gone = false
    let dispose: (() => void) | undefined
    const start = async () => {
      const mount = await loadEditor()
      if (gone || !host.current) return
      dispose = mount(host.current, store)
      setReady(true)
    }
    const cancel = whenIdle(store, () => void start())
    return () => {
      gone = true
      cancel()
      dispose?.()
    }
  }, [])
  return (
    <>
      {!ready && <StaticListing plain={false} />}
      <div ref={host} className={styles.host} data-ready={ready || undefined} />
    </>
  )
}
