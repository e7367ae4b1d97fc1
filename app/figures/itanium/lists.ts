import type {
  ConventionPicture,
  FitPicture,
  NotesPicture,
  RecordsPicture,
  ScanPicture,
} from '../../../src/ia64/story/picture.ts'
import type { PlatformId } from '../../../src/ia64/patch/types.ts'
import type { Ia64Story } from '../../../src/ia64/story/told.ts'
import { ia64 } from '../../messages/ia64.ts'
import { itaniumPictures as words } from '../../messages/itaniumStory.ts'
import { addressText } from '../../panels/Ia64/pictures/picture.ts'
import { shownLooks } from '../../panels/Ia64/pictures/shownLooks.ts'
import { flowed } from '../flow.ts'
import { faces, lettering, widthOf } from '../lettering.ts'
import { mixed, type Palette } from '../palette.ts'
import { paragraphOf } from '../paragraph.ts'
import { at, type Drawing, stacked, tag } from '../svg.ts'
import { tableDrawing } from '../table.ts'
import {
  bundleBytes,
  factsDrawing,
  labelled,
  line,
  muted,
  pictureWidth,
  sentences,
} from './parts.ts'

/** The walk back, the alloc before and after, what the call breaks, and why it may be the wrong one. */
export function scanDrawing(
  { scan, before, after, changed }: ScanPicture,
  { decision }: Ia64Story,
  palette: Palette,
): Drawing {
  const looks = shownLooks(scan.looks).map(({ bundle, slots, found }) => {
    const said = `${addressText(bundle)}  ${slots.length === 0 ? '–' : `M ${slots.join(' ')}`}`
    const alloc = found && scan.found ? `  ${words.foundAt(scan.found)}` : ''
    const mark = tag('rect', { width: 3, height: 20, fill: palette.inline })
    const text = line(said + alloc, faces.code, found ? palette.text : palette.muted)
    return { ...text, body: (found ? mark : '') + at(10, 0, text.body) }
  })
  const bytes = (label: string, drawn: Uint8Array | null, differ: readonly number[]) =>
    drawn && labelled(label, bundleBytes(drawn, differ, palette), 130, palette)
  return stacked(
    [
      muted(words.looked, palette),
      stacked(looks, 0),
      after && bytes(words.allocBefore, before, []),
      before && bytes(words.allocAfter, after, changed),
      sentences(words.breaks, decision.hazards.map(ia64.hazard), palette.destroyed, palette),
      sentences(words.doubts, scan.doubts.map(ia64.doubt), palette.edge, palette),
    ],
    8,
  )
}

/** Every register and whether code in a site may use it. */
export function conventionDrawing({ rows }: ConventionPicture, palette: Palette): Drawing {
  const chips = rows.map(({ register, lit }): Drawing => {
    const face = lit ? faces.letter : faces.smallCode
    const width = Math.max(34, widthOf(register, face) + 12)
    const box = {
      x: 0.5,
      y: 0.5,
      width: width - 1,
      height: 20,
      rx: 4,
      fill: lit ? mixed(palette.inline, 0.24, palette.panel) : 'none',
      stroke: lit ? palette.inline : palette.line,
    }
    const said = { fill: lit ? palette.text : palette.faint, 'text-anchor': 'middle' }
    return {
      width,
      height: 21,
      body: tag('rect', box) + lettering(register, width / 2, 14.5, face, said),
    }
  })
  const facts = rows
    .filter(({ lit, role }) => lit && role !== 'scratch')
    .map(({ register, role }) => [register, ia64.role(role)] as const)
  return stacked([flowed(chips, 3, pictureWidth), factsDrawing(facts, 120, palette)], 10)
}

/** The record of the site, and the table of the platform with the row that it leads to. */
export function recordsDrawing(
  { tables }: RecordsPicture,
  { site, op }: Ia64Story,
  platform: PlatformId,
  palette: Palette,
): Drawing {
  const rows = tables[platform].filter(({ type }) => type < 0x1000 || type === site.type)
  const fill = mixed(palette.inline, 0.24, palette.panel)
  return stacked(
    [
      factsDrawing(
        [
          [words.start, addressText(site.start)],
          [words.end, addressText(site.end)],
          [words.type, `${site.type} ${op}`],
        ],
        120,
        palette,
      ),
      muted(words.table(platform), palette),
      tableDrawing(
        {
          head: [words.type, words.size, words.first],
          widths: [300, 80, pictureWidth - 380],
          rows: rows.map(({ type, name, bundles, first }) => ({
            cells: [{ text: name }, { text: String(bundles) }, { text: first, face: faces.code }],
            ...(type === site.type ? { fill } : {}),
          })),
        },
        palette,
      ),
    ],
    8,
  )
}

const barLeft = 80
const barWidth = 420

function bar(
  label: string,
  length: number,
  scale: number,
  over: boolean,
  palette: Palette,
): Drawing {
  const width = (barWidth * length) / scale
  const box = {
    x: barLeft,
    y: 4,
    width,
    height: 12,
    rx: 3,
    fill: over ? 'url(#pv-destroyed)' : palette.inline,
  }
  return {
    width: pictureWidth,
    height: 20,
    body:
      lettering(label, 0, 15, faces.table, { fill: palette.muted }) +
      tag('rect', box) +
      lettering(String(length), barLeft + width + 8, 15, faces.strong, { fill: palette.text }),
  }
}

/** Room and need to one scale, and the branch that leaves the site with its distance in pieces. */
export function fitDrawing({ need, room, because, leaves }: FitPicture, palette: Palette): Drawing {
  const scale = Math.max(need ?? 0, room, 1)
  return stacked(
    [
      bar(words.room, room, scale, false, palette),
      need === null
        ? muted(words.none, palette)
        : bar(words.need, need, scale, need > room, palette),
      because && muted(ia64.reason(because), palette),
      leaves &&
        factsDrawing(
          [
            [words.from, addressText(leaves.from)],
            [words.target, addressText(leaves.target)],
            [words.unrelocated, addressText(leaves.unrelocated)],
            [words.parts, words.partsOf(leaves)],
          ],
          370,
          palette,
        ),
    ],
    8,
  )
}

/** What was odd in the kernel's code, each with how far it is backed. */
export const notesDrawing = ({ notes }: NotesPicture, palette: Palette): Drawing =>
  stacked(
    notes.map(({ id, basis }) => {
      const text = paragraphOf(ia64.note(id), faces.table, 19, pictureWidth - 160, palette.text)
      return labelled(ia64.basis(basis), text ?? line('', faces.table, palette.text), 160, palette)
    }),
    8,
  )
