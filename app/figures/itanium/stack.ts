import type { StackShown } from '../../../src/ia64/story/picture.ts'
import { itaniumPictures as words } from '../../messages/itaniumStory.ts'
import {
  frameOf,
  type RingFrame,
  ringCells,
  ringCenter,
  ringInner,
  ringNumbers,
  ringOuter,
  ringPath,
  ringPoint,
  type RingUse,
  ringUse,
} from '../../panels/Ia64/pictures/ringShape.ts'
import { flowed } from '../flow.ts'
import { faces, lettering } from '../lettering.ts'
import { mixed, type Palette } from '../palette.ts'
import { at, type Drawing, stacked, tag } from '../svg.ts'
import { caption, line, pictureWidth } from './parts.ts'

/** Colours of inputs, locals and outputs wherever registers are drawn. */
export function colorOf(use: string, { thunk, live, inline, edge }: Palette): string {
  if (use === 'in') return thunk
  if (use === 'loc') return live
  return use === 'out' ? inline : edge
}

function cellFill(use: RingUse, palette: Palette): string {
  if (use === 'free') return palette.raised
  if (use === 'waiting') return mixed(palette.keep, 0.24, palette.panel)
  return colorOf(use, palette)
}

const margin = 12

/** The physical registers as a ring, the present frame on it. */
function ringDrawing(frame: RingFrame, waiting: number, palette: Palette): Drawing {
  const { text, muted, line: rule } = palette
  const middle = (fill: string) => ({
    fill,
    'text-anchor': 'middle',
    'dominant-baseline': 'middle',
  })
  const cells = Array.from({ length: ringCells }, (_, cell) =>
    tag('path', {
      d: ringPath(cell),
      fill: cellFill(ringUse(cell, frame, waiting), palette),
      stroke: rule,
      'stroke-width': 0.5,
    }),
  )
  const start = ringPoint(ringOuter + 12, (frame.base % ringCells) + 0.5)
  const numbers = ringNumbers.map((cell) => {
    const { x, y } = ringPoint(ringInner - 12, cell + 0.5)
    return lettering(String(cell), x, y, faces.smallCode, middle(muted))
  })
  const size = 2 * (ringCenter + margin)
  return {
    width: size,
    height: size,
    body: at(
      margin,
      margin,
      cells.join('') +
        (frame.sof > 0 ? lettering('r32', start.x, start.y, faces.letter, middle(text)) : '') +
        numbers.join('') +
        lettering(`sof ${frame.sof}`, ringCenter, ringCenter - 8, faces.strongCode, middle(text)) +
        lettering(`sol ${frame.sol}`, ringCenter, ringCenter + 14, faces.strongCode, middle(text)),
    ),
  }
}

const boxWidth = 46
const boxHeight = 50

function registerBox(
  { alias, number, physical }: StackShown['registers'][number],
  palette: Palette,
): Drawing {
  const color = colorOf(alias.replace(/\d+/, ''), palette)
  const said = (fill: string) => ({ fill, 'text-anchor': 'middle' })
  const box = {
    x: 0.5,
    y: 0.5,
    width: boxWidth - 1,
    height: boxHeight - 1,
    rx: 4,
    fill: 'none',
    stroke: palette.line,
  }
  return {
    width: boxWidth,
    height: boxHeight,
    body:
      tag('rect', box) +
      tag('rect', { width: boxWidth, height: 3, rx: 1.5, fill: color }) +
      lettering(alias, boxWidth / 2, 17, faces.letter, said(palette.text)) +
      lettering(`r${number}`, boxWidth / 2, 31, faces.smallCode, said(palette.text)) +
      lettering(String(physical), boxWidth / 2, 44, faces.smallCode, said(palette.muted)),
  }
}

/** What the colours of the frame stand for. */
function legend(palette: Palette): Drawing {
  const uses = ['in', 'loc', 'out', 'waiting'] as const
  const rows = uses.map((use) => {
    const color = cellFill(use, palette)
    const words1 = line(words.uses[use], faces.table, palette.text)
    const box = tag('rect', { y: 4, width: 12, height: 12, rx: 2, fill: color })
    return { ...words1, width: words1.width + 20, body: box + at(20, 0, words1.body) }
  })
  return stacked([line(words.ring, faces.table, palette.muted), ...rows], 4)
}

/** The register stack at one moment: the ring, and each register with its physical one. */
export function stackMomentDrawing(moment: StackShown, palette: Palette): Drawing {
  const { previous, base, kept } = moment.state
  const said = [
    words.pfs(previous.sof, previous.sol),
    ...(moment.spilled > 0 ? [words.spilled(moment.spilled)] : []),
  ]
  const ring = ringDrawing(frameOf(moment), base - kept, palette)
  const key = legend(palette)
  const both: Drawing = {
    width: pictureWidth,
    height: ring.height,
    body: ring.body + at(ring.width + 24, (ring.height - key.height) / 2, key.body),
  }
  const boxes = moment.registers.map((register) => registerBox(register, palette))
  return stacked(
    [
      caption(moment.op, said.join(' · '), palette),
      both,
      boxes.length === 0 ? null : flowed(boxes, 4, pictureWidth),
    ],
    8,
  )
}
