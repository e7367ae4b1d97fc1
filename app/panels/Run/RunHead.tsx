import { type ReactNode, useEffect, useRef } from 'react'
import { leaveRun } from '../../commands/leaveRun.ts'
import { store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Run.module.css'

/** Arrow keys walk the run at once, whichever control had them before; who writes goes on writing. */
export function takeFocus(panel: HTMLElement | null) {
  const keeps = '[data-run-button], .monaco-editor, textarea'
  // In a frame it is not taken from the page around.
  if (!panel || !document.hasFocus() || document.activeElement?.closest(keeps)) return
  panel.focus({ preventScroll: true })
}

interface RunHeadProps {
  readonly words: { readonly back: string; readonly backHint: string }
  /** What the run is: its chips. */
  readonly children: ReactNode
}

/** The way back to the steps, beside what the run is. */
export function RunHead({ words, children }: RunHeadProps) {
  const stepless = useApp((state) => state.view.stepless)
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const button = back.current
    return () => {
      // The keyboard goes on where the run was opened, not at the top of the page.
      const lost = document.activeElement === button || document.activeElement === document.body
      if (lost) document.querySelector<HTMLElement>('[data-run-button]')?.focus()
    }
  }, [])
  return (
    <p className={styles.head}>
      {!stepless && (
        <Button
          ref={back}
          look="quiet"
          className={styles.back}
          title={words.backHint}
          onClick={() => leaveRun.perform(store)}
        >
          <Icon name="back" size={12} />
          {words.back}
        </Button>
      )}
      {children}
    </p>
  )
}
