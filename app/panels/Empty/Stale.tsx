import { empty } from '../../messages/empty.ts'
import { selectBrokenLine, selectStaleChip } from '../../state/selectors.ts'
import { useApp } from '../../state/store.ts'
import { Chip } from '../../ui/Chip.tsx'
import styles from './Stale.module.css'

/** Over a picture that is older than the text. */
export function StaleChip() {
  const line = useApp(selectBrokenLine)
  const stale = useApp(selectStaleChip)
  if (!stale || line === null) return null
  return (
    <output className={styles.stale}>
      <Chip>{empty.stale(line)}</Chip>
    </output>
  )
}
