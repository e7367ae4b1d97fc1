import type { Ia64Step } from '../../../src/ia64/story/steps.ts'
import type { Ia64Story, Ia64Told } from '../../../src/ia64/story/told.ts'
import { outcomes } from '../../machines/ia64/layout.ts'
import { ia64 } from '../../messages/ia64.ts'
import { itaniumCosts, itaniumWordsOf } from '../../messages/itaniumStory.ts'
import { costRows } from '../../panels/Ia64/costRows.ts'
import { toneOf } from '../../ui/tone.ts'
import { faces } from '../lettering.ts'
import { markWidth, outcomeMark } from '../marks.ts'
import type { Palette } from '../palette.ts'
import { paragraphOf } from '../paragraph.ts'
import { at, type Drawing, stacked } from '../svg.ts'
import { tableDrawing } from '../table.ts'
import { accidentDrawing } from './accident.ts'
import { bundleDrawing, copyDrawing, stubDrawing } from './bundles.ts'
import {
  conventionDrawing,
  fitDrawing,
  notesDrawing,
  recordsDrawing,
  scanDrawing,
} from './lists.ts'
import { muted, pictureWidth, sentences } from './parts.ts'
import { stackMomentDrawing } from './stack.ts'

/** What a picture is made from, whichever it is. */
export interface Shown {
  readonly told: Ia64Told
  readonly story: Ia64Story
  readonly step: Ia64Step
  readonly palette: Palette
}

/** The picture of a step, as the page draws it, but for what is there to be tried. */
export function pictureDrawing({ told, story, step, palette }: Shown): Drawing | null {
  const picture = story.pictures[step.picture]
  if (!picture) return null
  switch (picture.kind) {
    case 'bundle':
      return bundleDrawing(picture, palette)
    case 'stack': {
      const moment = picture.moments[step.moment]
      return moment ? stackMomentDrawing(moment, palette) : null
    }
    case 'accident':
      return accidentDrawing(picture, step.moment, palette)
    case 'scan':
      return scanDrawing(picture, story, palette)
    case 'convention':
      return conventionDrawing(picture, palette)
    case 'stub':
      return stubDrawing(picture, step.moment, palette)
    case 'records':
      return recordsDrawing(picture, story, told.input.platform, palette)
    case 'copy':
      return copyDrawing(picture, step.moment === 1, palette)
    case 'fit':
      return fitDrawing(picture, palette)
    case 'notes':
      return notesDrawing(picture, palette)
  }
}

/** What stands in the site at last, why, and what of the code around dies of it. */
function outcomeDrawing({ decision }: Ia64Story, palette: Palette): Drawing {
  const { outcome, because, hazards, basis } = decision
  const kind = outcomes[outcome]
  const said = `${ia64.outcome(outcome)}${because ? `: ${ia64.reason(because)}` : ''} (${ia64.basis(basis)})`
  const text = paragraphOf(said, faces.table, 20, pictureWidth - 30, palette.text)
  const mark = at(15 - markWidth(kind) / 2, 3, outcomeMark(kind, palette[toneOf(kind)]))
  return stacked(
    [
      text && { ...text, width: pictureWidth, body: mark + at(30, 0, text.body) },
      hazards.length === 0
        ? null
        : sentences('', hazards.map(ia64.hazard), palette.destroyed, palette),
    ],
    4,
  )
}

function costDrawing({ costs }: Ia64Story, palette: Palette): Drawing {
  return stacked(
    [
      muted(itaniumCosts.title, palette),
      tableDrawing(
        {
          head: ['', ...costs.map(({ convention }) => itaniumCosts.of(convention))],
          widths: [240, 160, 160, 160],
          rows: costRows.map(({ title, cell, alarming }) => ({
            cells: [
              { text: title, color: palette.muted },
              ...costs.map((cost) => ({
                text: cell(cost),
                ...(alarming?.(cost) ? { face: faces.strong, color: palette.destroyed } : {}),
              })),
            ],
          })),
        },
        palette,
      ),
      muted(itaniumCosts.promise, palette),
    ],
    4,
  )
}

/** What a step says, its picture, what becomes of the site, and the price. */
export function itaniumStepDrawing(shown: Shown): Drawing {
  const { told, story, step, palette } = shown
  const { headline, context } = itaniumWordsOf({ story, step, platform: told.input.platform })
  const basis = story.pictures[step.picture]?.basis
  const words = stacked(
    [
      paragraphOf(headline, faces.headline, 30, pictureWidth, palette.text),
      paragraphOf(context, faces.context, 22, pictureWidth, palette.muted),
      basis ? muted(ia64.basisSentence(basis), palette) : null,
    ],
    6,
  )
  return stacked(
    [
      words,
      pictureDrawing(shown),
      outcomeDrawing(story, palette),
      story.site.kind === 'bundle' ? costDrawing(story, palette) : null,
    ],
    20,
  )
}

/** The site's bundles before and after. */
export function itaniumBytesDrawing({ story, palette }: Shown): Drawing | null {
  const copy = story.pictures.find(({ kind }) => kind === 'copy')
  return copy?.kind === 'copy' ? copyDrawing(copy, false, palette) : null
}
