import { buttonProps } from '../../commands/buttonProps.ts'
import { leaveKernel } from '../../commands/kernel.ts'
import { kernelWords } from '../../messages/kernel.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { useNarrow } from '../useNarrow.ts'
import styles from './Timeline.module.css'

const words = kernelWords

/** Under a table of sites: the way back, whose it is, and its keys. */
export function KernelFoot() {
  const narrow = useNarrow()
  const name = useApp(({ kernel }) => kernel.file?.name)
  const sites = useApp(({ kernel }) => kernel.summary?.sites ?? 0)
  return (
    <footer className={styles.bar} aria-label={words.region}>
      <Button {...buttonProps(leaveKernel)}>{words.back}</Button>
      <span className={styles.file}>{name}</span>
      {!narrow && sites > 0 && (
        <p className={styles.hints} aria-hidden="true">
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> {words.keysRow}
          </span>
          <span>
            <kbd>{words.keyEnter}</kbd> {words.keysOpen}
          </span>
          <span>
            <kbd>{words.keyEscape}</kbd> {words.back}
          </span>
        </p>
      )}
    </footer>
  )
}
