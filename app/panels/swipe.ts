/** A finger on the page, from where it came down to where it is now. Pixels and milliseconds. */
export interface Stroke {
  readonly dx: number
  readonly dy: number
  readonly time: number
}

/** Far enough that nobody does it by accident. */
const farEnough = 56
/** A short flick counts too. */
const flick = { far: 28, within: 220 }

/** The step that a stroke asks for: to the left is on, to the right is back; none where it is no swipe. */
export function swipeOf({ dx, dy, time }: Stroke): 1 | -1 | null {
  const far = Math.abs(dx)
  const sideways = far > 2 * Math.abs(dy)
  const meant = far >= farEnough || (far >= flick.far && time <= flick.within)
  if (!sideways || !meant) return null
  return dx < 0 ? 1 : -1
}

/** How far what is under the finger gives way: a hint, not a journey. */
export const pulled = (dx: number): number => Math.sign(dx) * Math.min(24, Math.abs(dx) / 4)
