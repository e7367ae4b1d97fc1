import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import * as frame from '../../messages/frame.ts'
import { store } from '../../state/store.ts'
import { zoomOf } from '../../ui/zoom.ts'
import styles from './Divider.module.css'

/** Pixels that an arrow key moves it. */
const keyStep = 16
/** The listing never gets narrower than this, nor the step beside it. */
const narrowest = { listing: 420, step: 480 }

const clamped = (width: number): number =>
  Math.round(Math.max(narrowest.listing, Math.min(width, window.innerWidth - narrowest.step)))

/** Between the listing and the step: drag it, move it with arrow keys, double-click for the default. */
export function Divider() {
  const bar = useRef<HTMLDivElement>(null)
  const place = (width: number | null) =>
    store.getState().setView({ split: width === null ? null : clamped(width) })
  const now = () =>
    bar.current
      ? bar.current.getBoundingClientRect().right / zoomOf(bar.current)
      : narrowest.listing
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const listing = bar.current?.parentElement
    if (!listing) return
    const observer = new ResizeObserver(() => setWidth(Math.round(listing.clientWidth)))
    observer.observe(listing)
    return () => observer.disconnect()
  }, [])
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      place(event.clientX / zoomOf(event.currentTarget))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') place(now() - keyStep)
    else if (event.key === 'ArrowRight') place(now() + keyStep)
    else if (event.key === 'Home') place(null)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={bar}
      className={styles.divider}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a rule cannot be dragged
      role="separator"
      aria-label={frame.listing.divider}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={narrowest.listing}
      aria-valuemax={window.innerWidth - narrowest.step}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onDoubleClick={() => place(null)}
      onKeyDown={onKeyDown}
    />
  )
}
