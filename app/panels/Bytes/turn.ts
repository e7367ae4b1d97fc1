import type { SiteStory } from '../../../src/analysis/analysis.ts'

/** Pixels of motion: when each byte starts to turn and for how long, in milliseconds. */
export interface TurnTiming {
  readonly stagger: number
  readonly duration: number
}

/** A byte starts 12 ms after the one before it, and all of it takes 160 ms. */
const stagger = 12
const total = 160
const longest = 100

export function turnTiming(count: number): TurnTiming {
  const step = count < 2 ? 0 : Math.min(stagger, (total - 16) / (count - 1))
  return { stagger: step, duration: Math.min(longest, total - step * Math.max(0, count - 1)) }
}

/** `written`: old bytes turn into new ones. `undone`: back again. */
export type Turn = 'written' | 'undone'

/** Where a picture is: the story and the step in it. */
export interface Shown {
  readonly story: SiteStory
  readonly step: number
}

/** The motion between two pictures: only from the decision to what is written, and back. */
export function turnBetween(before: Shown, now: Shown): Turn | null {
  if (before.story !== now.story) return null
  const from = now.story.steps[before.step]?.kind
  const to = now.story.steps[now.step]?.kind
  if (from === 'choose' && to === 'write' && now.step === before.step + 1) return 'written'
  if (from === 'write' && to === 'choose' && now.step === before.step - 1) return 'undone'
  return null
}

/**
 * Milliseconds before the first byte turns, from when the step has been painted: what the step changes besides has
 * its time then, and no frame of the motion has more to do than to turn bytes.
 */
const lead = 50

/** Milliseconds that turned bytes lie still before the plain picture takes their place. */
const rest = 60

/** How long the turning bytes stand in the page from when they have been painted, in milliseconds. */
export const turnStands = lead + total + rest

/** Longer than they stand: nothing ends by itself in the frames of the motion. */
const clock = 2 * turnStands

/** Style of a byte that turns over: the length of the common clock, and its own part of it. */
export interface TurnStyle {
  readonly '--turn': string
  readonly '--from': string
  /** Where it is seen from its edge. */
  readonly '--half': string
  readonly '--to': string
}

const percent = (time: number): string => `${((100 * time) / clock).toFixed(3)}%`

/**
 * When the byte at `index` of `count` turns; what is undone goes the other way. All bytes share one clock and differ
 * in their part of it, so that the browser has nothing to begin or end between the first and the last of them.
 */
export function turnStyle(turn: Turn, index: number, count: number): TurnStyle {
  const { stagger: step, duration } = turnTiming(count)
  const starts = lead + (turn === 'undone' ? count - 1 - index : index) * step
  return {
    '--turn': `${clock}ms`,
    '--from': percent(starts),
    '--half': percent(starts + duration / 2),
    '--to': percent(starts + duration),
  }
}
