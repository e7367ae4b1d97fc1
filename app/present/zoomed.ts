import type { CSSProperties } from 'react'

/** A drawing of the workbench so much larger, and with the size of all that is projected. */
export const zoomed = (zoom: number): CSSProperties => ({ ['--zoom' as string]: zoom })
