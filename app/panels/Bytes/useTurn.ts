import { useEffect, useState } from 'react'
import type { SiteStory } from '../../../src/analysis/analysis.ts'
import { type Turn, turnBetween, turnStands } from './turn.ts'

const isStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** Milliseconds after which a page that does not paint, because nobody sees it, shows the end of the motion. */
const unseen = 2000

/**
 * Calls `end` this many milliseconds after the next frame has been painted: a busy page would otherwise end a
 * motion of which it has not shown anything yet. What it returns calls it off.
 */
function afterPainted(end: () => void, milliseconds: number): () => void {
  let timer = window.setTimeout(end, unseen)
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      clearTimeout(timer)
      timer = window.setTimeout(end, milliseconds)
    })
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
    return afterPainted(() => setLast({ story, step, turn: null }), turnStands)
  }, [turn, story, step])
  return turn
}
