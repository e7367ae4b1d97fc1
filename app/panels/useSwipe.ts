import { type PointerEvent, type RefObject, useRef } from 'react'
import { back } from '../commands/back.ts'
import { canPerform } from '../commands/command.ts'
import { next } from '../commands/next.ts'
import { store } from '../state/store.ts'
import { pulled, swipeOf } from './swipe.ts'

/** What uses a sideways stroke itself: what scrolls that way, and what is dragged. */
function takesStrokes(target: EventTarget, root: Element): boolean {
  let element = target instanceof Element ? target : null
  while (element && element !== root) {
    const scrolls = element.scrollWidth > element.clientWidth + 1
    if (scrolls && /auto|scroll/.test(getComputedStyle(element).overflowX)) return true
    if (element.matches('input, textarea, select, [role=slider]')) return true
    element = element.parentElement
  }
  return false
}

function walk(by: 1 | -1) {
  // It covers the steps: they would go on unseen.
  if (store.getState().compare.open) return
  const command = by === 1 ? next : back
  if (canPerform(command, store.getState())) command.perform(store)
}

const isStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

interface Start {
  readonly id: number
  readonly x: number
  readonly y: number
  readonly at: number
}

/**
 * Steps by swiping sideways with a finger. Up and down stays the browser's, which says so by cancelling the
 * pointer (`touch-action: pan-y` where the handlers are).
 *
 * @param go steps on or back; through the story where nothing is said
 */
export function useSwipe<Root extends HTMLElement>(
  go: (by: 1 | -1) => void = walk,
): SwipeProps<Root> {
  const ref = useRef<Root>(null)
  const start = useRef<Start | null>(null)
  const pull = (dx: number | null) => {
    if (isStill() && dx !== null) return
    ref.current?.style.setProperty('--pull', dx === null ? '0px' : `${pulled(dx)}px`)
    ref.current?.toggleAttribute('data-pulled', dx !== null)
  }
  const stop = () => {
    start.current = null
    pull(null)
  }
  return {
    ref,
    onPointerDown: (event) => {
      const { pointerType, pointerId: id, clientX: x, clientY: y, timeStamp: at } = event
      if (pointerType === 'mouse' || !event.isPrimary) return stop()
      if (takesStrokes(event.target, event.currentTarget)) return
      start.current = { id, x, y, at }
    },
    onPointerMove: ({ pointerId, clientX, clientY }) => {
      const from = start.current
      if (from?.id !== pointerId) return
      const dx = clientX - from.x
      if (Math.abs(dx) > 8 && Math.abs(dx) > Math.abs(clientY - from.y)) pull(dx)
    },
    onPointerUp: ({ pointerId, clientX, clientY, timeStamp }) => {
      const from = start.current
      stop()
      if (from?.id !== pointerId) return
      const stroke = { dx: clientX - from.x, dy: clientY - from.y, time: timeStamp - from.at }
      const by = swipeOf(stroke)
      if (by !== null) go(by)
    },
    onPointerCancel: stop,
  }
}

interface SwipeProps<Root extends HTMLElement> {
  readonly ref: RefObject<Root | null>
  onPointerDown(event: PointerEvent<Root>): void
  onPointerMove(event: PointerEvent<Root>): void
  onPointerUp(event: PointerEvent<Root>): void
  onPointerCancel(): void
}
