import { type ReactNode, useEffect, useRef } from 'react'
import { compare } from '../../commands/compare.ts'
import { compareWords as words } from '../../messages/compare.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { StaleChip } from '../Empty/Stale.tsx'
import { useNarrow } from '../useNarrow.ts'
import styles from './Compare.module.css'

interface FrameProps {
  readonly title: string
  readonly how: ReactNode
  /** Switches beside the title. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** The place of the comparison, its title, and the ways out of it. */
export function CompareFrame({ title, how, tools, children }: FrameProps) {
  const section = useRef<HTMLElement>(null)
  const wide = useApp((state) => state.compare.wide)
  const narrow = useNarrow()
  useEffect(() => {
    // In a frame it is not taken from the page around.
    if (document.hasFocus()) section.current?.focus({ preventScroll: true })
    return () => document.querySelector<HTMLElement>('[data-compare-button]')?.focus()
  }, [])
  return (
    <section ref={section} tabIndex={-1} className={styles.panel} aria-label={words.region}>
      <header className={styles.head}>
        <div className={styles.headWords}>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.how}>{how}</p>
        </div>
        <div className={styles.tools}>
          {tools}
          {!narrow && (
            <Button aria-pressed={wide} onClick={() => store.getState().setCompareWide(!wide)}>
              {wide ? words.beside : words.whole}
            </Button>
          )}
          <Button title={words.backHint} onClick={() => compare.perform(store)}>
            {words.back}
          </Button>
        </div>
      </header>
      <StaleChip />
      {children}
    </section>
  )
}
