import { type CSSProperties, lazy, Suspense } from 'react'
import styles from './App.module.css'
import { Guarded } from './guard/Guarded.tsx'
import { pages, panels, views } from './panels/index.ts'
import { KeySheet } from './panels/Commands/KeySheet.tsx'
import { Palette } from './panels/Commands/Palette.tsx'
import { SkipLinks } from './panels/Commands/SkipLinks.tsx'
import { EmptyPanel } from './panels/Empty/EmptyPanel.tsx'
import { Notices } from './panels/Empty/Notices.tsx'
import { StaleChip } from './panels/Empty/Stale.tsx'
import { KernelBar } from './panels/Kernel/KernelBar.tsx'
import { HistoryDialog } from './panels/History/HistoryDialog.tsx'
import { LicencesDialog } from './panels/Licences/LicencesDialog.tsx'
import { LessonPanel } from './panels/Lesson/LessonPanel.tsx'
import { ListingPanel } from './panels/Listing/ListingPanel.tsx'
import { Printed } from './panels/Reading/Printed.tsx'
import { ShareDialog } from './panels/Share/ShareDialog.tsx'
import { SettingsDialog } from './panels/Settings/SettingsDialog.tsx'
import { SiteChips } from './panels/SiteChips/SiteChips.tsx'
import { Timeline } from './panels/Timeline/Timeline.tsx'
import { useNarrow, useStacked } from './panels/useNarrow.ts'
import { TopBar } from './panels/TopBar/TopBar.tsx'
import { useSwipe } from './panels/useSwipe.ts'
import { useWayBack } from './panels/useWayBack.ts'
import { DecksDialog } from './present/decks/DecksDialog.tsx'
import { selectKernelTable } from './state/kernel.ts'
import { selectPointing, selectReaderIsAsked } from './state/lessonSelectors.ts'
import { selectOpening } from './state/opening.ts'
import { selectPageState, selectSite, selectSiteFaded } from './state/selectors.ts'
import { useApp } from './state/store.ts'
import { classes } from './ui/classes.ts'
import './styles/base.css'
import './styles/code.css'
import './styles/tones.css'

/** Loaded when somebody presents. */
const PresentScreen = lazy(async () => {
  const module = await import('./present/PresentScreen.tsx')
  return { default: module.PresentScreen }
})

/**
 * The page: the workbench, a page of its own, or while presenting the one screen that carries a room. Beside a text
 * the workbench stays, with all that was typed into it.
 */
export function App() {
  const presenting = useApp((state) => state.present.open)
  const page = useApp((state) => pages.find(({ id }) => id === state.view.page))
  const size = useSize()
  useWayBack(presenting || page !== undefined)
  if (presenting) {
    return (
      <Guarded>
        <Suspense>
          <PresentScreen />
        </Suspense>
      </Guarded>
    )
  }
  return (
    <>
      <Workbench hidden={page !== undefined} />
      {!page && <Printed />}
      <div className={styles.sized} style={size}>
        {page && (
          <Guarded key={page.id}>
            <page.Content />
          </Guarded>
        )}
        <Notices />
        <Guarded>
          <SettingsDialog />
          <DecksDialog />
          <ShareDialog />
          <HistoryDialog />
          <LicencesDialog />
          <Palette />
          <KeySheet />
        </Guarded>
      </div>
    </>
  )
}

/** The size that the reader chose for everything; heights of the window are divided by it. */
function useSize(): CSSProperties {
  const zoom = useApp((state) => state.view.scale) / 100
  return { ['--zoom' as string]: zoom }
}

/** Switches above, listing and step side by side, the timeline below. */
function Workbench({ hidden }: { readonly hidden: boolean }) {
  const split = useApp((state) => state.view.split)
  const opening = useApp(selectOpening)
  const size = useSize()
  const narrow = useNarrow()
  const stacked = useStacked()
  const style = {
    ...(split === null ? {} : { ['--split' as string]: `${split}px` }),
    ...size,
  }
  const table = useApp(selectKernelTable)
  const covered = useApp((state) => state.compare.open && state.compare.wide) || table
  const comparing = useApp((state) => state.compare.open) || table
  const lesson = useApp((state) => state.lesson.open !== null)
  const asked = useApp(selectReaderIsAsked)
  return (
    <div
      className={classes(styles.frame, styles.sized)}
      hidden={hidden}
      style={style}
      data-opening={opening || undefined}
      data-narrow={narrow || undefined}
      data-comparing={comparing || undefined}
      data-covered={covered || undefined}
      data-lesson={lesson || undefined}
      data-stacked={stacked || undefined}
      data-asked={asked || undefined}
      data-pointing={useApp(selectPointing)}
    >
      <SkipLinks />
      <Guarded area="top">
        <TopBar />
      </Guarded>
      {lesson && (
        <Guarded area="lesson">
          <LessonPanel />
        </Guarded>
      )}
      <Guarded area="listing">
        <ListingPanel />
      </Guarded>
      <div className={styles.told}>
        <main className={styles.story} tabIndex={-1} {...useSwipe<HTMLElement>()}>
          <Story />
        </main>
        <Guarded area="timeline">
          <Timeline />
        </Guarded>
      </div>
    </div>
  )
}

function Story() {
  const view = useApp((state) => views.find(({ isOpen }) => isOpen(state)))
  return (
    <>
      <KernelBar />
      <Guarded key={view?.id}>{view ? <view.Content /> : <Steps />}</Guarded>
    </>
  )
}

function Steps() {
  const page = useApp(selectPageState)
  const faded = useApp((state) => selectSiteFaded(state, selectSite(state)))
  const opening = useApp(selectOpening)
  if (page !== 'story') return <EmptyPanel />
  return (
    <>
      <SiteChips />
      <div className={styles.steps}>
        <StaleChip />
        <div className={styles.panels} data-faded={faded || undefined}>
          {panels
            .filter((panel) => panel.opening || !opening)
            .map(({ id, Content }) => (
              <div key={id} data-panel={id} className={styles.part}>
                <Guarded>
                  <Content />
                </Guarded>
              </div>
            ))}
        </div>
      </div>
    </>
  )
}
