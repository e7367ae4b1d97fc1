import { candidates as words } from '../messages/candidates.ts'
import type { Candidate } from '../../src/patch/decision.ts'
import { candidateWords, reasonOf, type Scene } from '../messages/story.ts'
import { isReplacement, roomOf } from '../panels/Bytes/strip.ts'
import { toneOf } from '../ui/tone.ts'
import { faces, fitted, lettering } from './lettering.ts'
import { markWidth, outcomeMark } from './marks.ts'
import { mixed, type Palette } from './palette.ts'
import { at, type Drawing, stacked, tag } from './svg.ts'

const rowHeight = 30
const boxes = { name: 34, gauge: 210, verdict: 400 }

/** One box a byte, drawn on over the end of the room. */
function gauge(needs: number, room: number, scale: number, tone: string, palette: Palette): string {
  const box = Math.min(7, Math.max(3, Math.floor(120 / Math.max(1, scale)) - 1))
  const all = Array.from({ length: Math.max(needs, room) }, (_, index) => {
    const over = index >= room
    const x = index * (box + 1) + (over ? 3 : 0)
    const color = over ? palette.destroyed : index < needs ? tone : palette.edge
    const fill = over ? 'url(#pv-destroyed)' : index < needs ? tone : 'none'
    return tag('rect', { x: x + 0.5, y: 0.5, width: box - 1, height: 10, fill, stroke: color })
  })
  const edge = tag('rect', {
    x: room * (box + 1) + 0.5,
    y: -4,
    width: 2,
    height: 19,
    fill: palette.text,
  })
  return all.join('') + (needs > room ? edge : '')
}

function verdictOf(scene: Scene, { verdict, checks }: Candidate): string {
  const failed = checks.find(({ pass }) => !pass)
  if (verdict === 'chosen') return words.chosen
  if (verdict === 'would-work') return words.wouldWork
  return failed ? `${words.rejected}: ${reasonOf(scene, failed)}` : words.rejected
}

function candidateRow(
  scene: Scene,
  candidate: Candidate,
  scale: number,
  width: number,
  palette: Palette,
): Drawing {
  const { kind, callee, verdict, code } = candidate
  const tone = palette[toneOf(kind, callee)]
  const chosen = verdict === 'chosen'
  const room = roomOf(scene.story, candidate)
  const background = chosen
    ? tag('rect', { width, height: rowHeight, rx: 6, fill: mixed(tone, 0.12, palette.panel) })
    : ''
  const name = fitted(candidateWords(scene.story, candidate), faces.strong, boxes.gauge - 44)
  const size = isReplacement(candidate)
    ? at(boxes.gauge, 10, gauge(code.length, room, scale, tone, palette))
    : lettering(words.unchanged, boxes.gauge, 20, faces.table, { fill: palette.muted })
  const verdictFace = chosen ? faces.strong : faces.table
  const said = fitted(verdictOf(scene, candidate), verdictFace, width - boxes.verdict - 8)
  return {
    width,
    height: rowHeight,
    body:
      background +
      at(15 - markWidth(kind) / 2, 8, outcomeMark(kind, tone)) +
      lettering(name, boxes.name, 20, faces.strong, { fill: palette.text }) +
      size +
      lettering(said, boxes.verdict, 20, verdictFace, { fill: chosen ? tone : palette.muted }),
  }
}

/** Every candidate, how much room it needs, and what became of it. */
export function candidatesDrawing(scene: Scene, width: number, palette: Palette): Drawing {
  const { site, decision } = scene.story
  const lengths = decision.candidates.filter(isReplacement).map(({ code }) => code.length)
  const scale = Math.max(site.length, ...lengths)
  return stacked(
    decision.candidates.map((each) => candidateRow(scene, each, scale, width, palette)),
    2,
  )
}
