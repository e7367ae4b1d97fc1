import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { loadEditor, whenIdle } from '../../editor/load.ts'
import { machineOf } from '../../machines/index.ts'
import { rowHeightOf } from '../../registers/rowHeight.ts'
import { selectPageState, selectStaleChip } from '../../state/selectors.ts'
import { type AppState, store, useApp } from '../../state/store.ts'
import styles from './EditorListing.module.css'
import { StaticListing } from './StaticListing.tsx'

/** No line has anything in common with the text that the columns belong to. */
const selectIsOld = (state: AppState): boolean =>
  selectPageState(state) === 'errors' && selectStaleChip(state)

/** The editor and the register columns, with the plain listing in their place until it has loaded. */
export function EditorListing() {
  const host = useRef<HTMLDivElement>(null)
  const columns = useRef<HTMLDivElement>(null)
  const [ready, setReady] = useState(false)
  const width = useApp((state) => machineOf(state).columns(state).width)
  const old = useApp(selectIsOld)
  const rowHeight = useApp(rowHeightOf)
  const running = useApp((state) => state.run.open)
  useEffect(() => {
    let gone = false
    let dispose: (() => void) | undefined
    const start = async () => {
      const mount = await loadEditor()
      if (gone || !host.current || !columns.current) return
      dispose = mount(host.current, columns.current, store)
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
      <div
        className={styles.listing}
        data-ready={ready || undefined}
        data-old={old || undefined}
        data-running={running || undefined}
        style={{ '--row-height': `${rowHeight}px` } as CSSProperties}
      >
        <div ref={host} className={styles.source} style={{ right: width }} />
        <div ref={columns} className={styles.columns} style={{ width }} />
      </div>
    </>
  )
}
