import { readOnlyNotice } from '../../messages/readOnly.ts'
import { kernelWords } from '../../messages/kernel.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import styles from './Kernel.module.css'

const words = kernelWords

/** Over the story while a kernel's code stands in the listing: whose site this is, and the ways on. */
export function KernelBar() {
  const site = useApp(({ kernel }) => kernel.site)
  const sites = useApp(({ kernel }) => kernel.summary?.sites ?? 0)
  const name = useApp(({ kernel }) => kernel.file?.name ?? '')
  if (!site) return null
  const { index, snippet } = site
  const { leaveKernelSite, goToKernelSite, copyKernelSite } = store.getState()
  return (
    <nav className={styles.siteBar} aria-label={words.region}>
      <Button onClick={leaveKernelSite}>{words.toTable}</Button>
      <Button
        square
        aria-label={words.previous}
        aria-disabled={index === 0}
        onClick={() => index > 0 && goToKernelSite(index - 1)}
      >
        ↑
      </Button>
      <Button
        square
        aria-label={words.next}
        aria-disabled={index === sites - 1}
        onClick={() => index < sites - 1 && goToKernelSite(index + 1)}
      >
        ↓
      </Button>
      <span className={styles.where}>
        <b>{snippet.function ?? name}</b> · {words.site(index, sites)}
      </span>
      <Chip title={readOnlyNotice}>{words.readOnlyChip}</Chip>
      <Button title={words.copyHint} onClick={copyKernelSite}>
        {words.copy}
      </Button>
      {snippet.remark !== null && <p className={styles.remark}>{snippet.remark}</p>}
    </nav>
  )
}
