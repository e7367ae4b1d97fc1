import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { compare } from '../../commands/compare.ts'
import { buttonProps } from '../../commands/buttonProps.ts'
import { decks } from '../../commands/decks.ts'
import { lessons } from '../../commands/lessons.ts'
import { openSettings } from '../../commands/openSettings.ts'
import { present as presentCommand } from '../../commands/present.ts'
import { run } from '../../commands/run.ts'
import { share } from '../../commands/share.ts'
import { menu as menuWords } from '../../messages/commands.ts'
import { compareWords } from '../../messages/compare.ts'
import * as frame from '../../messages/frame.ts'
import { lessonWords } from '../../messages/lessons.ts'
import { run as runWords } from '../../messages/run.ts'
import { itanium } from '../../messages/itanium.ts'
import { messages } from '../../messages/index.ts'
import { backendWords } from '../../messages/names.ts'
import { selectKernelTable, selectTableRules } from '../../state/kernel.ts'
import { selectReaderIsAsked } from '../../state/lessonSelectors.ts'
import { selectBackend, selectCpu } from '../../state/selectors.ts'
import { type AppState, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useRoomForActions, useRoomForSwitches, useTiny } from '../useNarrow.ts'
import { Menu } from '../Commands/Menu.tsx'
import { SamplePicker } from './SamplePicker.tsx'
import { KernelSwitches, Switches } from './Switches.tsx'
import styles from './TopBar.module.css'

/** Sample, the three switches, and what can be done with the whole. */
export function TopBar() {
  return (
    <header className={styles.bar} data-tiny={useTiny() || undefined}>
      <Wordmark />
      {useRoomForSwitches() ? <Controls /> : <FoldedControls />}
    </header>
  )
}

const Wordmark = () => (
  <h1 className={styles.wordmark}>
    pv<b>scope</b>
  </h1>
)

/** A lesson has a text of its own; while it asks, nothing may be switched. */
function Controls() {
  return (
    <>
      <Picker />
      <AllSwitches />
      <Actions />
    </>
  )
}

function Picker() {
  const lesson = useApp((state) => state.lesson.open !== null)
  return !lesson && <SamplePicker />
}

const AllSwitches = () => (
  <div className={styles.switches} inert={useApp(selectReaderIsAsked)}>
    {useApp(selectKernelTable) ? <KernelSwitches /> : <Switches />}
  </div>
)

/** Shows all sites under all backends, or the steps again. */
function CompareButton() {
  const open = useApp((state) => state.compare.open)
  return (
    <Button
      aria-pressed={open}
      {...buttonProps(compare)}
      disabled={useApp(selectReaderIsAsked)}
      data-compare-button
      className={styles.view}
    >
      {compareWords.open}
    </Button>
  )
}

/** Shows the listing being executed, or the steps again. */
function RunButton() {
  const open = useApp((state) => state.run.open)
  return (
    <Button
      aria-pressed={open}
      {...buttonProps(run)}
      disabled={useApp(selectReaderIsAsked)}
      data-run-button
      className={styles.run}
    >
      {runWords.open}
    </Button>
  )
}

/** Comparing and running are of the one listing. */
function ListingActions() {
  const room = useRoomForActions()
  if (useApp(selectKernelTable)) return null
  return (
    <>
      <CompareButton />
      {room && <RunButton />}
    </>
  )
}

/** What a sign means, where there is room to say it. */
const Word = ({ children }: { readonly children: string }) => (
  <span className={styles.word}>{children}</span>
)

const Actions = () => (
  <div className={styles.actions}>
    <ListingActions />
    <Button {...buttonProps(lessons)}>{lessonWords.open}</Button>
    <Button {...buttonProps(share)}>{frame.share}</Button>
    <Button square className={styles.settings} aria-label={decks.title} {...buttonProps(decks)}>
      <Icon name="present" />
      <Word>{presentCommand.title}</Word>
    </Button>
    <Button
      square
      className={styles.settings}
      aria-label={openSettings.title}
      {...buttonProps(openSettings)}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path
          d="M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
        />
        <circle cx="10" cy="4.5" r="2" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <circle cx="6" cy="11.5" r="2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
      <Word>{openSettings.title}</Word>
    </Button>
    <Menu className={styles.settings}>
      <Word>{menuWords.open}</Word>
    </Menu>
  </div>
)

/** A file of machine code has a width and rules of its own. */
function selectSummary(state: AppState): string {
  const { summary } = state.kernel
  const backend = backendWords.onSwitch[selectBackend(state)]
  if (!selectKernelTable(state)) {
    return [selectCpu(state), backend, selectRulesName(state)].join(' · ')
  }
  const rules = selectTableRules(state)
  return summary ? [summary.arch, backend, messages.names.rules[rules]].join(' · ') : backend
}

const selectRulesName = ({ document }: AppState): string =>
  document.machine === 'ia64'
    ? itanium.rules[document.itaniumRules]
    : document.rules === 'design'
      ? messages.names.model
      : messages.names.rules[document.rules]

const selectInView = (state: AppState): string =>
  [
    state.compare.open,
    state.run.open,
    state.view.page,
    state.lesson.open?.id,
    selectKernelTable(state),
  ].join()

/** Whoever touches the listing, the story or the steps is done with what covers them. */
function useTouchedElsewhere(open: boolean, close: () => void) {
  useEffect(() => {
    if (!open) return undefined
    const onPointer = ({ target }: PointerEvent) => {
      if (target instanceof Element && target.closest('main, footer, [data-listing]')) close()
    }
    document.addEventListener('pointerdown', onPointer)
    return () => document.removeEventListener('pointerdown', onPointer)
  }, [open, close])
}

/** Where room is short one button says how the switches stand and unfolds them, on a phone all else with them. */
function FoldedControls() {
  const inView = useApp(selectInView)
  // What was unfolded to get to another view would cover it, so it is open for one view only.
  const [openFor, setOpenFor] = useState<string | null>(null)
  const open = openFor === inView
  // For good: whoever comes back to the view did not ask for it again.
  if (openFor !== null && !open) setOpenFor(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpenFor(null), [])
  useTouchedElsewhere(open, close)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    close()
    button.current?.focus()
  }
  const summary = useApp(selectSummary)
  const roomy = useRoomForActions()
  const table = useApp(selectKernelTable)
  return (
    <>
      {roomy && <Picker />}
      <Button
        ref={button}
        onKeyDown={open ? onKeyDown : undefined}
        className={styles.summary}
        data-switches-button
        aria-expanded={open}
        aria-controls="switches"
        onClick={() => setOpenFor(open ? null : inView)}
      >
        <span>{summary}</span>
        <svg viewBox="0 0 10 6" width="10" height="6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </Button>
      {roomy ? <Actions /> : !table && <RunButton />}
      {open && (
        <section id="switches" className={styles.sheet} aria-label={frame.switches.region}>
          <div role="presentation" onKeyDown={onKeyDown} className={styles.within}>
            {roomy ? <AllSwitches /> : <Controls />}
          </div>
        </section>
      )}
    </>
  )
}
