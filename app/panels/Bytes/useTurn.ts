import { useEffect, useState } from 'react'
import type { SiteStory } from '../../../src/analysis/analysis.ts'
import { type Turn, turnBetween, turnStands } from './turn.ts'

const isStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** Milliseconds after which a page that does not paint, because nobody sees it, shows the end of the motion. */
const unseen = 1000

/** Calls back `after` milliseconds from when what is in the page now has been painted. Returns what calls it off. */
function fromPaint(after: number, back: () => void): () => void {
  let timer = setTimeout(back, unseen)
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = setTimeout(() => (timer = setTimeout(back, after)))
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/**
 * The motion that leads to the picture in view, while it lasts. Another step ends it at once, so motions never
 * queue.
 */
export function useTurn(story: SiteStory | null, step: number): Turn | null {
  const [last, setLast] = useState<{
    readonly story: SiteStory | null
    readonly step: number
    readonly turn: Turn | null
  }>({ story, step, turn: null })
  const moved = last.story !== story || last.step !== step
  const between = () =>
    story === null || last.story === null || isStill()
      ? null
      : turnBetween({ story: last.story, step: last.step }, { story, step })
  const turn = moved ? between() : last.turn
  if (moved) setLast({ story, step, turn })
  useEffect(() => {
    if (turn === null) return
    return fromPaint(turnStands, () => setLast({ story, step, turn: null }))
  }, [turn, story, step])
  return turn
}
