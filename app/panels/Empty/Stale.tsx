import { empty } from '../../messages/empty.ts'
import { selectStaleLine } from '../../state/stale.ts'
import { useApp } from '../../state/store.ts'
import { Chip } from '../../ui/Chip.tsx'
import styles from './Stale.module.css'

interface StaleChipProps {
  /** Among other things in a line, instead of over the place of a step. */
  readonly inLine?: boolean
}

/** Beside a picture that is older than the text; never inside of what fades. */
export function StaleChip({ inLine = false }: StaleChipProps) {
  const line = useApp(selectStaleLine)
  if (line === null) return null
  return (
    <output className={inLine ? undefined : styles.stale}>
      <Chip>{empty.stale(line)}</Chip>
    </output>
  )
}
