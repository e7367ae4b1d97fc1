import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useApp } from '../state/store.ts'

/**
 * Keeps an element as high as its first child ever was, so that the buttons below do not move away from the
 * pointer between two steps. Another width or another text starts anew.
 */
export function useGrowOnly<Outer extends HTMLElement>(): RefObject<Outer | null> {
  const ref = useRef<Outer>(null)
  const document = useApp((state) => state.document)
  useLayoutEffect(() => {
    const outer = ref.current
    const inner = outer?.firstElementChild
    if (!outer || !inner) return
    let [width, height] = [0, 0]
    // In pixels of the figure, which may be zoomed.
    const observer = new ResizeObserver(([entry]) => {
      const [size] = entry?.borderBoxSize ?? []
      if (!size) return
      height = size.inlineSize === width ? Math.max(height, size.blockSize) : size.blockSize
      width = size.inlineSize
      outer.style.minHeight = `${height}px`
    })
    observer.observe(inner)
    return () => observer.disconnect()
  }, [document])
  return ref
}
