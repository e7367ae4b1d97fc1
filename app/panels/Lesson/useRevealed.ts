import { type RefObject, useEffect, useRef } from 'react'
import { reveal } from '../reveal.ts'

/** What was said last comes into view; what was there from the start is left where it is. */
export function useRevealed<Part extends Element>(said: unknown): RefObject<Part | null> {
  const part = useRef<Part>(null)
  const before = useRef(said)
  useEffect(() => {
    if (before.current === said) return
    before.current = said
    reveal(part.current)
  }, [said])
  return part
}
