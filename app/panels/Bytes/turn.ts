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

/** How long the motion lasts at most, in milliseconds; after it the plain picture stands. */
export const turnTotal = total

/** When the byte at `index` of `count` starts, in milliseconds; what is undone goes the other way. */
export function turnDelay(turn: Turn, index: number, count: number): number {
  const place = turn === 'undone' ? count - 1 - index : index
  return place * turnTiming(count).stagger
}
