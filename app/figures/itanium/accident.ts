import type { AccidentMoment, AccidentPicture } from '../../../src/ia64/story/picture.ts'
import { accidentScene, itaniumPictures as words } from '../../messages/itaniumStory.ts'
import { flowed } from '../flow.ts'
import { faces, lettering, wrapped } from '../lettering.ts'
import { mixed, type Palette } from '../palette.ts'
import { at, type Drawing, stacked, tag } from '../svg.ts'
import { caption, line, pictureWidth, plate } from './parts.ts'
import { colorOf } from './stack.ts'

type Register = AccidentMoment['registers'][number]

const cell = 62
const gap = 3
const side = 66
/** Places beside each other; more go on below. */
const across = Math.floor((pictureWidth - side) / (cell + gap))

const centred = (fill: string) => ({ fill, 'text-anchor': 'middle' })

function nameCell(register: Register | undefined, palette: Palette): string {
  if (!register) return ''
  const color = colorOf(register.alias.replace(/\d+/, ''), palette)
  return (
    tag('rect', { width: cell, height: 34, fill: palette.raised }) +
    tag('rect', { width: cell, height: 3, fill: color }) +
    lettering(register.alias, cell / 2, 17, faces.letter, centred(palette.text)) +
    lettering(`r${register.number}`, cell / 2, 30, faces.smallCode, centred(palette.muted))
  )
}

function contentCell(moment: AccidentMoment, place: number, palette: Palette): string {
  const held = moment.contents.find((each) => each.place === place)?.held
  const isLost = moment.lost.includes(place)
  const fill =
    held === 'later-argument'
      ? mixed(palette.live, 0.24, palette.panel)
      : held === 'index'
        ? palette.raised
        : 'none'
  const stroke = isLost
    ? palette.destroyed
    : held === 'later-argument'
      ? palette.live
      : palette.edge
  const box = { x: 1, y: 1, width: cell - 2, height: 38, rx: 4, stroke }
  const lines = held ? wrapped(words.held[held], faces.label, cell - 6) : []
  const top = isLost ? 15 : 24 - (lines.length - 1) * 6
  const said = lines.map((text, index) =>
    lettering(text, cell / 2, top + index * 12, faces.label, centred(palette.text)),
  )
  const cross = { x: cell / 2 - 8, y: 22, width: 16, height: 14, rx: 3, fill: palette.background }
  return (
    tag('rect', { ...box, fill, 'stroke-width': isLost ? 2 : 1 }) +
    (isLost ? tag('rect', { ...box, fill: 'url(#pv-destroyed)', opacity: 0.3 }) : '') +
    said.join('') +
    (isLost
      ? tag('rect', cross) + lettering('✕', cell / 2, 33, faces.letter, centred(palette.text))
      : '')
  )
}

interface Row {
  readonly label: string
  readonly height: number
  draw(place: number): string
}

function rowDrawing({ label, height, draw }: Row, places: readonly number[], palette: Palette) {
  const name = lettering(label, side - 8, height / 2 + 4, faces.label, {
    fill: palette.muted,
    'text-anchor': 'end',
  })
  const cells = places.map((place, index) => at(side + index * (cell + gap), 0, draw(place)))
  return { width: pictureWidth, height, body: name + cells.join('') }
}

const registerAt = (registers: readonly Register[], place: number): Register | undefined =>
  registers.find((each) => each.place === place)

/** The places of both frames: who calls which register what, what it holds, and what is lost. */
export function accidentDrawing(
  picture: AccidentPicture,
  index: number,
  palette: Palette,
): Drawing | null {
  const moment = picture.moments[index]
  const [first] = picture.moments
  if (!moment || !first) return null
  const isCalled = moment.state.base !== first.state.base
  const end = Math.max(
    -1,
    ...picture.moments.flatMap(({ registers }) => registers.map(({ place }) => place)),
  )
  const names = (label: string, registers: readonly Register[]): Row => ({
    label,
    height: 34,
    draw: (place) => nameCell(registerAt(registers, place), palette),
  })
  const rows: readonly Row[] = [
    names(words.caller, first.registers),
    { label: words.holds, height: 40, draw: (place) => contentCell(moment, place, palette) },
    ...(isCalled ? [names(words.callee, moment.registers)] : []),
    {
      label: words.physical,
      height: 16,
      draw: (place) =>
        lettering(String(place), cell / 2, 12, faces.smallCode, centred(palette.muted)),
    },
  ]
  const blocks = Array.from({ length: Math.ceil((end + 1) / across) }, (_, block) => {
    const from = block * across
    const places = Array.from(
      { length: Math.min(across, end + 1 - from) },
      (__, place) => from + place,
    )
    return stacked(
      rows.map((row) => rowDrawing(row, places, palette)),
      3,
    )
  })
  const overwritten = [
    line(words.alsoLost, faces.table, palette.muted),
    ...moment.overwritten.map((name) => plate(name, palette.destroyed, palette)),
  ]
  return stacked(
    [
      caption(moment.op, accidentScene(picture, moment), palette),
      stacked(blocks, 10),
      moment.overwritten.length === 0 ? null : flowed(overwritten, 6, pictureWidth),
    ],
    8,
  )
}
