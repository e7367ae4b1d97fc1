import { type Face, lettering, wrapped } from './lettering.ts'
import type { Drawing } from './svg.ts'

/** Words in as many lines as they need. */
export function paragraphOf(
  text: string,
  face: Face,
  lineHeight: number,
  width: number,
  fill: string,
): Drawing | null {
  if (text === '') return null
  const lines = wrapped(text, face, width)
  const drop = (lineHeight + face.size * 0.72) / 2
  return {
    width,
    height: lines.length * lineHeight,
    body: lines
      .map((line, at) => lettering(line, 0, at * lineHeight + drop, face, { fill }))
      .join(''),
  }
}
