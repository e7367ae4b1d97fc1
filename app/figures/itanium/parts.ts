import { hex } from '../../../src/base/bytes.ts'
import { flowed } from '../flow.ts'
import { type Face, faces, lettering, widthOf } from '../lettering.ts'
import { mixed, type Palette } from '../palette.ts'
import { paragraphOf } from '../paragraph.ts'
import { at, type Drawing, stacked, tag } from '../svg.ts'

/** Pixels of every picture. */
export const pictureWidth = 720

const byteWidth = 24
const byteHeight = 22
/** Between the two halves of a bundle. */
const halfGap = 6

/** The sixteen bytes of a bundle; `changed`: indexes of those that differ from what stood there. */
export function bundleBytes(
  bytes: Uint8Array,
  changed: readonly number[],
  palette: Palette,
): Drawing {
  const cells = [...bytes].map((value, index) => {
    const isNew = changed.includes(index)
    const box = {
      x: 1,
      y: 1,
      width: byteWidth - 2,
      height: byteHeight - 2,
      rx: 3,
      fill: palette.raised,
      stroke: isNew ? palette.inline : 'none',
      'stroke-width': 1.5,
    }
    const face = isNew ? faces.strongCode : faces.code
    const said = { fill: palette.text, 'text-anchor': 'middle' }
    const x = index * (byteWidth + 1) + (index >= 8 ? halfGap : 0)
    return at(
      x,
      0,
      tag('rect', box) + lettering(hex(Uint8Array.of(value)), byteWidth / 2, 15.5, face, said),
    )
  })
  return {
    width: bytes.length * (byteWidth + 1) + halfGap,
    height: byteHeight,
    body: cells.join(''),
  }
}

/** A drawing with words before it. */
export function labelled(label: string, drawing: Drawing, room: number, palette: Palette): Drawing {
  const words = lettering(label, 0, 15, faces.table, { fill: palette.muted })
  return {
    width: room + drawing.width,
    height: Math.max(20, drawing.height),
    body: words + at(room, 0, drawing.body),
  }
}

export const line = (text: string, face: Face, fill: string): Drawing => ({
  width: widthOf(text, face),
  height: face.size + 7,
  body: lettering(text, 0, face.size + 2, face, { fill }),
})

export const muted = (text: string, palette: Palette): Drawing | null =>
  paragraphOf(text, faces.table, 20, pictureWidth, palette.muted)

/** Code on the left, words beside it. */
export const caption = (code: string, words: string, palette: Palette): Drawing =>
  flowed(
    [line(code, faces.code, palette.text), line(words, faces.table, palette.muted)].filter(
      ({ width }) => width > 0,
    ),
    12,
    pictureWidth,
  )

/** Names and what stands for them, code. */
export const factsDrawing = (
  facts: readonly (readonly [name: string, value: string])[],
  room: number,
  palette: Palette,
): Drawing =>
  stacked(
    facts.map(([name, value]) =>
      labelled(
        name,
        paragraphOf(value, faces.code, 20, pictureWidth - room, palette.text) ??
          line('', faces.code, palette.text),
        room,
        palette,
      ),
    ),
    2,
  )

/** A name on a plate. */
export function plate(text: string, color: string, palette: Palette): Drawing {
  const width = widthOf(text, faces.strongLabel) + 14
  const box = { width, height: 18, rx: 9, fill: mixed(color, 0.12, palette.panel), stroke: color }
  return {
    width,
    height: 18,
    body: tag('rect', box) + lettering(text, 7, 13, faces.strongLabel, { fill: palette.text }),
  }
}

/** Sentences with a rule before them. */
export function sentences(
  title: string,
  said: readonly string[],
  color: string,
  palette: Palette,
): Drawing | null {
  if (said.length === 0) return null
  const all = stacked(
    [
      title === '' ? null : line(title, faces.strong, palette.text),
      ...said.map((each) =>
        paragraphOf(`• ${each}`, faces.table, 19, pictureWidth - 16, palette.text),
      ),
    ],
    2,
  )
  const rule = tag('rect', { width: 3, height: all.height, fill: color })
  return { ...all, width: pictureWidth, body: rule + at(14, 0, all.body) }
}
