import type { MouseEvent } from 'react'
import { performPresent } from '../commands/present/index.ts'
import { useSwipe } from '../panels/useSwipe.ts'
import { store } from '../state/store.ts'

/** On, or the answer; or back. */
const go = (by: 1 | -1) => performPresent(by === 1 ? 'next' : 'back', store)

/** What a press is for, and not for the screen around it. */
const controls = 'button, a, input, textarea, select, [data-own-presses]'
/** A finger nearer to the left edge than this part of the width asks for what was before. */
const backEdge = 0.25

/**
 * A tap by the place that it hits. A mouse only goes on, wherever it happens to rest: some clickers are one.
 * A browser that does not tell what it was counts as a mouse.
 */
function tapped({ nativeEvent, clientX, target }: MouseEvent) {
  if (target instanceof Element && target.closest(controls)) return
  // Words that are being marked are not a press.
  if (window.getSelection()?.isCollapsed === false) return
  const finger = 'pointerType' in nativeEvent && nativeEvent.pointerType === 'touch'
  go(finger && clientX < window.innerWidth * backEdge ? -1 : 1)
}

/** What a finger or a mouse on the projected screen does. */
export function usePointer() {
  return { ...useSwipe<HTMLElement>(go), onClick: tapped }
}
