import { Figure } from './figure.ts'
import { folder } from './base.ts'

const figures = new Map<HTMLElement, Figure>()

/** Joins a frame to the page, once. */
export function join(frame: HTMLIFrameElement, owner: HTMLElement): Figure {
  const known = figures.get(owner)
  if (known?.frame === frame) return known
  const figure = new Figure(frame, owner)
  figures.set(owner, figure)
  return figure
}

/** Plain frames of the page that show a figure from where this script comes from. */
export function joinFrames(): void {
  const prefix = new URL('embed.html', folder).href
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.src.startsWith(prefix) && !frame.closest('pv-scope')) join(frame, frame)
  }
}

export function figureOf(owner: HTMLElement): Figure | undefined {
  joinFrames()
  return figures.get(owner)
}

export const listen = (): void =>
  addEventListener('message', (event) => {
    // Perhaps of a frame that the page was given later.
    if (event.data?.type === 'pv.ready') joinFrames()
    for (const [owner, figure] of figures) {
      if (owner.isConnected) figure.hear(event)
      else figures.delete(owner)
    }
  })
