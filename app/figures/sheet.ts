import { fontStyle } from './fonts.ts'
import { faces, fitted, lettering } from './lettering.ts'
import { type FigureTheme, palettes } from './palette.ts'
import { patternsOf } from './patterns.ts'
import { at, type Drawing, escaped, stacked, tag } from './svg.ts'

const margin = 24
const footHeight = 16

export interface Labels {
  /** What it shows, for who does not see it. */
  readonly title: string
  /** Under it: what it was made from. */
  readonly foot: string
}

/** A drawing as an SVG file of its own; `embedded` leaves out the fonts, which the page around it has. */
export function sheet(
  drawing: Drawing,
  theme: FigureTheme,
  { title, foot }: Labels,
  embedded = false,
): string {
  const palette = palettes[theme]
  const line = fitted(foot, faces.label, drawing.width)
  const under: Drawing = {
    width: drawing.width,
    height: footHeight,
    body: lettering(line, 0, 12, faces.label, { fill: palette.muted }),
  }
  const { width, height, body } = stacked([drawing, under], 14)
  const [w, h] = [Math.ceil(width + 2 * margin), Math.ceil(height + 2 * margin)]
  return `${tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: w,
      height: h,
      viewBox: `0 0 ${w} ${h}`,
      role: 'img',
      'aria-label': title,
    },
    tag('title', {}, escaped(title)) +
      tag('defs', {}, (embedded ? '' : tag('style', {}, fontStyle)) + patternsOf(palette)) +
      tag('rect', { width: w, height: h, fill: palette.background }) +
      at(margin, margin, body),
  )}\n`
}
