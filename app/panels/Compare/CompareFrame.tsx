import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { compare } from '../../commands/compare.ts'
import { compareWords as words } from '../../messages/compare.ts'
import { selectStaleLine } from '../../state/stale.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { StaleChip } from '../Empty/Stale.tsx'
import { useNarrow } from '../useNarrow.ts'
import styles from './Compare.module.css'
import { matrixWidth } from './grid.ts'

interface FrameProps {
  readonly title: string
  readonly how: ReactNode
  /** Switches beside the title. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** The button that opens the comparison; where it is folded away, that which unfolds it. */
const wayIn = () =>
  document.querySelector<HTMLElement>('[data-compare-button]') ??
  document.querySelector<HTMLElement>('[data-switches-button]')

/** The place of the comparison, its title, and the ways out of it. */
export function CompareFrame({ title, how, tools, children }: FrameProps) {
  const section = useRef<HTMLElement>(null)
  const wide = useApp((state) => state.compare.wide)
  const stale = useApp((state) => selectStaleLine(state) !== null)
  const embedded = useApp((state) => state.view.embedded)
  const stepless = useApp((state) => state.view.stepless)
  const narrow = useNarrow()
  const lesson = useApp((state) => state.lesson.open !== null)
  // All sites are what it is opened for: where they find no room beside the listing, they stand over it.
  const wanted = useRef(!narrow && !lesson && !embedded)
  useLayoutEffect(() => {
    if (!wanted.current) return
    wanted.current = false
    const width = section.current?.clientWidth ?? matrixWidth
    if (width < matrixWidth) store.getState().setCompareWide(true)
  }, [])
  useEffect(() => {
    // In a frame it is not taken from the page around.
    if (document.hasFocus()) section.current?.focus({ preventScroll: true })
    return () => wayIn()?.focus()
  }, [])
  return (
    <section ref={section} tabIndex={-1} className={styles.panel} aria-label={words.region}>
      <header className={styles.head}>
        <div className={styles.headWords}>
          <h2 className={styles.title}>{title}</h2>
          {/* A picture that is older than the text tells that instead of how it is used. */}
          <p className={styles.how}>{stale ? <StaleChip inLine /> : how}</p>
        </div>
        <div className={styles.tools}>
          {tools}
          {!narrow && !embedded && (
            <Button aria-pressed={wide} onClick={() => store.getState().setCompareWide(!wide)}>
              {wide ? words.beside : words.whole}
            </Button>
          )}
          {!stepless && (
            <Button title={words.backHint} onClick={() => compare.perform(store)}>
              {words.back}
            </Button>
          )}
        </div>
      </header>
      {children}
    </section>
  )
}
