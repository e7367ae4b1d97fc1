import type { ComponentType } from 'react'
import type { MachineId } from '../../../src/share/document.ts'
import { back } from '../../commands/back.ts'
import { buttonPropsWhile } from '../../commands/buttonPropsWhile.ts'
import { next } from '../../commands/next.ts'
import { playPause } from '../../commands/playPause.ts'
import { toStart } from '../../commands/toStart.ts'
import { messages } from '../../messages/index.ts'
import { pictures } from '../../messages/pictures.ts'
import { courseOf } from '../../state/course.ts'
import { selectKernelTable } from '../../state/kernel.ts'
import { selectReaderIsAsked } from '../../state/lessonSelectors.ts'
import { manySites, type Speed } from '../../state/playback.ts'
import { selectOpening } from '../../state/opening.ts'
import { selectCanStep, selectSite, selectStepIndex, selectStories } from '../../state/selectors.ts'
import { type AppState, store, useApp } from '../../state/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { RunBar } from '../Run/RunControls.tsx'
import { useNarrow } from '../useNarrow.ts'
import { KernelFoot } from './KernelFoot.tsx'
import { KeyHints } from './KeyHints.tsx'
import { OtherSite } from './OtherSite.tsx'
import { ItaniumSites } from './ItaniumSites.tsx'
import { StoryTrack } from './StoryTrack.tsx'
import styles from './Timeline.module.css'

const words = messages.timeline

/** The way through the story: buttons, the steps of the site in view, the other sites. */
export function Timeline() {
  const narrow = useNarrow()
  const running = useApp((state) => state.run.open)
  // On a phone the room is the lesson's while it asks.
  const asked = useApp(selectReaderIsAsked)
  // There the comparison stands in the place of the steps, and tells nothing of them.
  const comparing = useApp((state) => state.compare.open)
  if (useApp(selectKernelTable)) return <KernelFoot />
  if ((asked || comparing) && narrow) return null
  return (
    <footer className={styles.bar} aria-label={words.region}>
      {running ? <RunBar /> : narrow ? <Narrow /> : <Wide />}
    </footer>
  )
}

function Wide() {
  // A first visit has few words and one thing to do.
  const opening = useApp(selectOpening)
  const MachineSites = sitesOf[useApp((state) => state.document.machine)]
  return (
    <>
      <Buttons />
      <MachineSites />
      {/* Behind the track, which must not move under the pointer that ends a first visit. */}
      {!opening && <BriefButton />}
      {!opening && <SpeedButton />}
      {!opening && <KeyHints />}
    </>
  )
}

function Buttons() {
  const playing = useApp((state) => state.playback.playing)
  const canBack = useApp((state) => selectCanStep(state, -1))
  const canNext = useApp((state) => selectCanStep(state, 1))
  return (
    <div className={styles.buttons}>
      <Button square aria-label={words.first} {...buttonPropsWhile(canBack, toStart, words.first)}>
        <Icon name="first" />
      </Button>
      <Button square aria-label={words.back} {...buttonPropsWhile(canBack, back)}>
        <Icon name="back" />
      </Button>
      <Button
        square
        className={styles.play}
        aria-label={playing ? words.pause : words.play}
        data-playback
        {...buttonPropsWhile(playing || canNext, playPause, playing ? words.pause : words.play)}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </Button>
      <Button square aria-label={words.next} {...buttonPropsWhile(canNext, next)}>
        <Icon name="next" />
      </Button>
    </div>
  )
}

const speeds = [1, 2, 0.5] as const satisfies readonly Speed[]

/** Goes through the speeds of playing, one a press. */
function SpeedButton() {
  const speed = useApp((state) => state.playback.speed)
  const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1
  return (
    <Button
      look="quiet"
      className={styles.speed}
      aria-label={words.speedLabel(speed)}
      title={words.speedLabel(speed)}
      data-playback
      onClick={() => store.getState().setSpeed(next)}
    >
      {words.speed(speed)}
    </Button>
  )
}

/** How many steps of the site in view a short story tells, of how many. */
function told(state: AppState): [number, number] {
  const course = courseOf(state)
  const site = selectSite(state)
  const steps = Array.from({ length: course.steps(site) }, (_, step) => step)
  return [steps.filter((step) => !course.passes(site, step)).length, steps.length]
}

/** Whether stepping passes over what decides nothing. */
function BriefButton() {
  const brief = useApp((state) => state.view.brief)
  const toggle = () => {
    const state = store.getState()
    state.setView({ brief: !brief, notice: brief ? null : pictures.briefOn(...told(state)) })
  }
  return (
    <Button
      className={styles.brief}
      aria-pressed={brief}
      title={pictures.briefHint}
      onClick={toggle}
    >
      {brief && <Icon name="yes" size={12} />}
      {pictures.brief}
    </Button>
  )
}

/** Whose sites stand in the timeline. */
const sitesOf: Readonly<Record<MachineId, ComponentType>> = { x86: Sites, ia64: ItaniumSites }

function Sites() {
  const stories = useApp(selectStories)
  const current = useApp(selectSite)
  const opening = useApp(selectOpening)
  const story = stories[current]
  if (!story) return <div className={styles.sites} />
  if (stories.length > manySites) {
    const label = words.many(current + 1, stories.length)
    return (
      <div className={styles.sites}>
        <StoryTrack story={story} label={label} />
      </div>
    )
  }
  return (
    <div className={styles.sites}>
      {stories.map((each) =>
        each === story ? (
          <StoryTrack key={each.site.index} story={each} label={null} />
        ) : (
          <OtherSite key={each.site.index} story={each} brief={opening || stories.length > 6} />
        ),
      )}
    </div>
  )
}

/** On a phone: back, where we are, next. */
function Narrow() {
  const canBack = useApp((state) => selectCanStep(state, -1))
  const canNext = useApp((state) => selectCanStep(state, 1))
  const index = useApp(selectStepIndex)
  const opening = useApp(selectOpening)
  const steps = useApp((state) => courseOf(state).steps(selectSite(state)))
  const lesson = useApp((state) => state.lesson.open !== null)
  return (
    <>
      <Button className={styles.wide} {...buttonPropsWhile(canBack, back)}>
        <Icon name="back" />
        {lesson ? words.backStep : words.backShort}
      </Button>
      <span className={styles.middle}>
        {steps > 0 && <span>{words.position(index + 1, steps)}</span>}
        {!opening && <BriefButton />}
      </span>
      <Button className={styles.wide} {...buttonPropsWhile(canNext, next)}>
        {lesson ? words.nextStep : words.nextShort}
        <Icon name="next" />
      </Button>
    </>
  )
}
