import { interWidths } from './fonts/widths.ts'
import { type Attributes, escaped, tag } from './svg.ts'

/** A size of one of the page's two fonts. */
export interface Face {
  readonly family: 'sans' | 'mono'
  readonly weight: 400 | 700
  /** Pixels. */
  readonly size: number
}

export const faces = {
  headline: { family: 'sans', weight: 700, size: 25 },
  context: { family: 'sans', weight: 400, size: 15 },
  table: { family: 'sans', weight: 400, size: 13 },
  strong: { family: 'sans', weight: 700, size: 13 },
  label: { family: 'sans', weight: 400, size: 11 },
  strongLabel: { family: 'sans', weight: 700, size: 11 },
  code: { family: 'mono', weight: 400, size: 13 },
  strongCode: { family: 'mono', weight: 700, size: 13 },
  smallCode: { family: 'mono', weight: 400, size: 11 },
  letter: { family: 'mono', weight: 700, size: 11 },
  byte: { family: 'mono', weight: 700, size: 15 },
} as const satisfies Readonly<Record<string, Face>>

const monoWidth = 600
/** Of what the font does not have. */
const unknownWidth = 700

/** Pixels. */
export function widthOf(text: string, { family, weight, size }: Face): number {
  let sum = 0
  for (const character of text) {
    const width = interWidths[weight][character.charCodeAt(0) - 0x20]
    sum += family === 'mono' ? monoWidth : (width ?? unknownWidth)
  }
  return (sum * size) / 1000
}

const families = { sans: 'pvscope Inter, sans-serif', mono: 'pvscope JetBrains Mono, monospace' }

interface Lettering extends Attributes {
  readonly fill: string
}

/** One line; `y` is its baseline. */
export const lettering = (
  text: string,
  x: number,
  y: number,
  { family, weight, size }: Face,
  more: Lettering,
): string =>
  tag(
    'text',
    {
      x,
      y,
      'font-family': families[family],
      'font-size': size,
      'font-weight': weight === 400 ? null : weight,
      'xml:space': 'preserve',
      ...more,
    },
    escaped(text),
  )

/** The text, cut with "…" where it is wider than the room. */
export function fitted(text: string, face: Face, room: number): string {
  if (widthOf(text, face) <= room) return text
  let end = text.length
  while (end > 0 && widthOf(`${text.slice(0, end)}…`, face) > room) end--
  return end === 0 ? '' : `${text.slice(0, end)}…`
}

/** Lines no wider than the room, broken at spaces. */
export function wrapped(text: string, face: Face, room: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    const longer = line === undefined ? word : `${line} ${word}`
    if (line === undefined || widthOf(longer, face) > room) lines.push(fitted(word, face, room))
    else lines[lines.length - 1] = longer
  }
  return lines
}
