import { useEffect, useState } from 'react'
import { type Shown, type Turn, turnBetween, turnTotal } from './turn.ts'

const isStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * The motion that leads to the picture in view, while it lasts. Another step ends it at once, so motions never
 * queue.
 */
export function useTurn({ story, step }: Shown): Turn | null {
  const [last, setLast] = useState<Shown & { readonly turn: Turn | null }>({
    story,
    step,
    turn: null,
  })
  const moved = last.story !== story || last.step !== step
  const turn = moved ? (isStill() ? null : turnBetween(last, { story, step })) : last.turn
  if (moved) setLast({ story, step, turn })
  useEffect(() => {
    if (turn === null) return
    const timer = setTimeout(() => setLast({ story, step, turn: null }), turnTotal)
    return () => clearTimeout(timer)
  }, [turn, story, step])
  return turn
}
