import { type CSSProperties, type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { messages } from '../../messages/index.ts'
import { selectStepIndex } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import type { Tone } from '../../ui/tone.ts'
import { reveal } from '../reveal.ts'
import styles from './Timeline.module.css'
import { scrubTarget } from './scrub.ts'

interface TrackProps {
  /** The site's name, or what stands for it. */
  readonly name: string
  readonly tone: Tone
  /** The headline of the step in view. */
  readonly words: string
  readonly steps: readonly { readonly decision: boolean; readonly passed: boolean }[]
}

/** The steps of the site in view, as a slider. */
export function Track({ name, tone, words, steps }: TrackProps) {
  const index = useApp(selectStepIndex)
  const scrubbing = useScrubbing(index, steps.length)
  return (
    <div
      className={styles.current}
      style={{ ['--steps' as string]: steps.length } as CSSProperties}
    >
      <span className={styles.name}>{name}</span>
      <div
        className={styles.track}
        // A range input has one thumb and no room for steps of two shapes.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="slider"
        tabIndex={0}
        aria-label={messages.timeline.slider}
        aria-valuemin={1}
        aria-valuemax={steps.length}
        aria-valuenow={index + 1}
        aria-valuetext={messages.timeline.sliderText(index + 1, steps.length, words)}
        data-tone={tone}
        {...scrubbing}
      >
        {steps.map(({ decision, passed }, at) => (
          <span
            key={at}
            className={styles.step}
            data-kind={decision ? 'decision' : 'step'}
            data-passed={passed || undefined}
            data-at={at < index ? 'past' : at === index ? 'now' : 'to-come'}
          />
        ))}
      </div>
    </div>
  )
}

/** Scrubbing by pointer and by keyboard. */
function useScrubbing(index: number, count: number) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    reveal(ref.current?.children[index])
  }, [index])
  const go = ({ clientX }: PointerEvent) => {
    const steps = ref.current?.children ?? []
    const middles = [...steps].map((each) => {
      const { left, width } = each.getBoundingClientRect()
      return left + width / 2
    })
    const target = scrubTarget(middles, clientX)
    if (target !== index) store.getState().goToStep(target)
  }
  return {
    ref,
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      go(event)
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event)
    },
    onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => {
      const move = keyMove(event, index, count)
      if (!move) return
      event.preventDefault()
      move()
    },
  }
}

/** The same keys as on the rest of the page, but the slider stays within its site. */
function keyMove(event: KeyboardEvent, index: number, count: number): (() => void) | null {
  const { goToStep, decision, play, pause, playback } = store.getState()
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  const to = (step: number) => () => {
    pause()
    goToStep(Math.max(0, Math.min(count - 1, step)))
  }
  switch (event.key) {
    case 'ArrowRight':
      return event.shiftKey ? () => decision(1) : to(index + 1)
    case 'ArrowLeft':
      return event.shiftKey ? () => decision(-1) : to(index - 1)
    case 'ArrowUp':
      return to(index + 1)
    case 'ArrowDown':
      return to(index - 1)
    case 'Home':
      return to(0)
    case 'End':
      return to(count - 1)
    case ' ':
      return playback.playing ? pause : play
    default:
      return null
  }
}
