import { toggleBreakpointAt } from '../../commands/toggleBreakpoint.ts'
import { listingMarks as words } from '../../messages/listingMarks.ts'
import { store, useApp } from '../../state/store.ts'
import styles from './StaticListing.module.css'

/** Sets a breakpoint where there is no editor to click into; only while a run is in view, or one is set. */
export function BreakpointButton({ line }: { readonly line: number }) {
  const running = useApp((state) => state.run.open)
  const set = useApp((state) => state.document.breakpoints.includes(line))
  if (!running && !set) return null
  return (
    <button
      type="button"
      className={styles.breakpoint}
      aria-pressed={set}
      aria-label={words.breakpoint.label(line)}
      onClick={() => toggleBreakpointAt(store, line)}
    />
  )
}
