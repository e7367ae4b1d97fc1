import { useEffect, useState } from 'react'
import type { SiteStory } from '../../../src/analysis/analysis.ts'
import { type Turn, turnBetween, turnTotal } from './turn.ts'

const isStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

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
    const timer = setTimeout(() => setLast({ story, step, turn: null }), turnTotal)
    return () => clearTimeout(timer)
  }, [turn, story, step])
  return turn
}
