import type {
  BundlePicture,
  CopyPicture,
  SlotView,
  StubPicture,
} from '../../../src/ia64/story/picture.ts'
import { ia64 } from '../../messages/ia64.ts'
import { itaniumPictures as words } from '../../messages/itaniumStory.ts'
import { bundleLines } from '../../panels/Ia64/pictures/bundleLines.ts'
import { addressText } from '../../panels/Ia64/pictures/picture.ts'
import { flowed } from '../flow.ts'
import { faces, fitted, lettering, wrapped } from '../lettering.ts'
import { mixed, type Palette } from '../palette.ts'
import { at, type Drawing, stacked, tag } from '../svg.ts'
import { bundleBytes, caption, labelled, line, pictureWidth, plate } from './parts.ts'

const templateWidth = 64
const slotGap = 5
const slotWidth = (pictureWidth - templateWidth - 3 * slotGap) / 3
const bitsHeight = 82

function slotDrawing(slot: SlotView, palette: Palette): string {
  const { unit, word, text, known, stop } = slot
  const box = {
    x: 0.5,
    y: 0.5,
    width: slotWidth - 1,
    height: bitsHeight - 1,
    rx: 4,
    fill: 'none',
    stroke: palette.edge,
  }
  const said = wrapped(
    (known ? text : words.unknown) + (stop ? ' ;;' : ''),
    faces.code,
    slotWidth - 22,
  )
  const end = { x: slotWidth - 7, width: 1.5, height: bitsHeight, fill: palette.text }
  return (
    tag('rect', box) +
    (stop ? tag('rect', end) + tag('rect', { ...end, x: slotWidth - 3 }) : '') +
    lettering(unit, 9, 18, faces.strongCode, { fill: palette.text }) +
    lettering(word.toString(16).padStart(11, '0'), 9, 34, faces.smallCode, {
      fill: palette.muted,
    }) +
    said
      .slice(0, 2)
      .map((each, index) =>
        lettering(each, 9, 53 + index * 18, faces.code, {
          fill: known ? palette.text : palette.destroyed,
        }),
      )
      .join('')
  )
}

/** Sixteen bytes, and their 128 bits in four pieces. */
export function bundleDrawing(picture: BundlePicture, palette: Palette): Drawing {
  const { bytes, template, units, slots } = picture
  const box = { width: templateWidth, height: bitsHeight, rx: 4, fill: palette.raised }
  const head =
    tag('rect', box) +
    lettering(template.toString(2).padStart(5, '0'), 9, 18, faces.strongCode, {
      fill: palette.text,
    }) +
    lettering(units ?? '', 9, 34, faces.smallCode, { fill: palette.muted })
  const pieces = slots.map((slot, index) =>
    at(templateWidth + slotGap + index * (slotWidth + slotGap), 0, slotDrawing(slot, palette)),
  )
  const bits: Drawing = { width: pictureWidth, height: bitsHeight, body: head + pieces.join('') }
  return stacked(
    [
      line(words.bytes, faces.table, palette.muted),
      bundleBytes(bytes, [], palette),
      line(words.bits, faces.table, palette.muted),
      bits,
      slots.length === 0 ? line(words.reserved, faces.table, palette.muted) : null,
    ],
    6,
  )
}

const inset = 12

/** A bundle in a frame with a coloured edge. */
function framed(inner: Drawing, edge: string, stroke: string, palette: Palette): Drawing {
  const height = inner.height + 12
  const box = {
    x: 0.5,
    y: 0.5,
    width: pictureWidth - 1,
    height: height - 1,
    rx: 6,
    fill: palette.panel,
    stroke,
  }
  return {
    width: pictureWidth,
    height,
    body:
      tag('rect', box) +
      tag('rect', { y: 3, width: 3, height: height - 6, fill: edge }) +
      at(inset, 6, inner.body),
  }
}

const codeLines = (lines: readonly string[], palette: Palette): Drawing =>
  stacked(
    bundleLines(lines)
      .split('\n')
      .map((each) =>
        line(fitted(each, faces.code, pictureWidth - 2 * inset), faces.code, palette.text),
      ),
    0,
  )

const besideBytes = 56

/** Bundle by bundle what stood there and what stands there now; `flushed`: with the flushes. */
export function copyDrawing(picture: CopyPicture, flushed: boolean, palette: Palette): Drawing {
  const done = (text: string) => plate(`${text} ✓`, palette.inline, palette)
  const bundles = picture.bundles.map(({ address, before, after, changed, lines, filler }) => {
    const flushes = flushed ? picture.flushes.filter((each) => each === address) : []
    const inner = stacked(
      [
        flowed(
          [
            caption(
              addressText(address),
              filler ? words.filler : words.changed(changed.length),
              palette,
            ),
            ...flushes.map(() => done(words.flush)),
          ],
          8,
          pictureWidth - 2 * inset,
        ),
        labelled(words.before, bundleBytes(before, [], palette), besideBytes, palette),
        labelled(words.after, bundleBytes(after, changed, palette), besideBytes, palette),
        filler ? null : codeLines(lines, palette),
      ],
      3,
    )
    return framed(inner, filler ? palette.nop : palette.inline, palette.line, palette)
  })
  const barriers = flushed ? picture.barriers.map(done) : []
  return stacked([...bundles, barriers.length === 0 ? null : flowed(barriers, 8, pictureWidth)], 6)
}

/** The bundles of the unpatched site, the one of the moment with its instructions. */
export function stubDrawing({ bundles }: StubPicture, moment: number, palette: Palette): Drawing {
  return stacked(
    bundles.map(({ address, bytes, lines, part, writes }, index) => {
      const isHere = index === moment
      const head = caption(addressText(address), part ? ia64.stubPart(part) : '', palette)
      const inner = isHere
        ? stacked(
            [
              head,
              bundleBytes(bytes, [], palette),
              codeLines(lines, palette),
              writes.length === 0
                ? null
                : line(`${words.writes} ${writes.join(' ')}`, faces.table, palette.muted),
            ],
            3,
          )
        : head
      const color = isHere ? palette.text : palette.line
      return framed(
        inner,
        isHere ? mixed(palette.text, 0.8, palette.panel) : palette.edge,
        color,
        palette,
      )
    }),
    6,
  )
}
