import type { Ia64Told, Ia64Variant } from '../../../src/ia64/story/told.ts'
import { outcomes } from '../../machines/ia64/layout.ts'
import { itanium } from '../../messages/itanium.ts'
import { itaniumCompare as words, itaniumPlace } from '../../messages/itaniumStory.ts'
import { messages } from '../../messages/index.ts'
import { toneOf } from '../../ui/tone.ts'
import { flowed } from '../flow.ts'
import { faces, fitted, lettering } from '../lettering.ts'
import { markWidth, outcomeMark } from '../marks.ts'
import { mixed, type Palette } from '../palette.ts'
import { paragraphOf } from '../paragraph.ts'
import { at, type Drawing, stacked, tag } from '../svg.ts'
import { plate } from './parts.ts'

const headWidth = 150
const cellWidth = 190
const gap = 6
/** Sites that are drawn at most. */
const mostSites = 24

function cellOf({ cells }: Ia64Variant, site: number, palette: Palette): Drawing | null {
  const decision = cells[site]?.decision
  if (!decision) return null
  const kind = outcomes[decision.outcome]
  const tone = palette[toneOf(kind)]
  const start = markWidth(kind) + 6
  const said = paragraphOf(
    words.cell(decision),
    faces.table,
    18,
    cellWidth - 20 - start,
    palette.text,
  )
  const dies = decision.hazards.map(({ register }) => plate(register, palette.destroyed, palette))
  const inner = stacked(
    [said, dies.length === 0 ? null : flowed(dies, 4, cellWidth - 20 - start)],
    6,
  )
  const box = {
    width: cellWidth,
    height: inner.height + 16,
    rx: 6,
    fill: mixed(tone, 0.06, palette.panel),
    stroke: palette.line,
  }
  return {
    width: cellWidth,
    height: box.height,
    body: tag('rect', box) + at(10, 10, outcomeMark(kind, tone)) + at(10 + start, 8, inner.body),
  }
}

/** Drawings in their columns, the first one the name of the row. */
function beside(drawings: readonly (Drawing | null)[], width: number): Drawing {
  const body = drawings.map((each, index) =>
    each ? at(index === 0 ? 0 : headWidth + (index - 1) * (cellWidth + gap), 0, each.body) : '',
  )
  const height = Math.max(0, ...drawings.map((each) => each?.height ?? 0))
  return { width, height, body: body.join('') }
}

/** Every site under both platforms and both rule sets. */
export function itaniumCompareDrawing(told: Ia64Told, palette: Palette): Drawing | null {
  const { variants, stories } = told
  if (stories.length === 0) return null
  const width = headWidth + variants.length * (cellWidth + gap) - gap
  const heads = variants.map(({ platform, rules }): Drawing => ({
    width: cellWidth,
    height: 36,
    body:
      lettering(messages.names.backend[platform], 0, 14, faces.strong, { fill: palette.text }) +
      lettering(itanium.rules[rules], 0, 30, faces.label, { fill: palette.muted }),
  }))
  const rows = stories.slice(0, mostSites).map(({ index, op }) => {
    const name = fitted(itaniumPlace.site(index + 1, op), faces.strong, headWidth - 10)
    const head: Drawing = {
      width: headWidth,
      height: 24,
      body: lettering(name, 0, 20, faces.strong, { fill: palette.text }),
    }
    return beside([head, ...variants.map((variant) => cellOf(variant, index, palette))], width)
  })
  return stacked([beside([null, ...heads], width), ...rows], gap)
}
