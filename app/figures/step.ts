import type { Pressure } from '../../src/cost/cost.ts'
import { phraseText } from '../messages/phrase.ts'
import { contextOf, headlineOf, type Scene } from '../messages/story.ts'
import { storyCells, stripOf } from '../panels/Bytes/strip.ts'
import type { Syntax } from '../state/view.ts'
import { bytesDrawing } from './bytes.ts'
import { candidatesDrawing } from './candidates.ts'
import { faces } from './lettering.ts'
import type { Palette } from './palette.ts'
import { paragraphOf } from './paragraph.ts'
import { priceDrawing } from './price.ts'
import { type Drawing, stacked } from './svg.ts'

const figureWidth = 720

interface Shown {
  readonly scene: Scene
  readonly pressure: Pressure
  /** Index of the step in the story. */
  readonly at: number
  readonly syntax: Syntax
  readonly palette: Palette
}

/** The bytes of the site before and after, as the step shows them. */
export function stepBytes({ scene, at, syntax, palette }: Shown): Drawing | null {
  const step = scene.story.steps[at]
  if (!step) return null
  const strip = stripOf(scene, step, false)
  return bytesDrawing(strip, storyCells(scene.story), figureWidth, palette, syntax)
}

/** What a step says, its bytes, every candidate, and the price. */
export function stepDrawing(shown: Shown): Drawing | null {
  const { scene, at, palette } = shown
  const step = scene.story.steps[at]
  if (!step) return null
  const words = stacked(
    [
      paragraphOf(
        phraseText(headlineOf(scene, step)),
        faces.headline,
        30,
        figureWidth,
        palette.text,
      ),
      paragraphOf(contextOf(scene, step), faces.context, 22, figureWidth, palette.muted),
    ],
    6,
  )
  return stacked(
    [
      words,
      stepBytes(shown),
      candidatesDrawing(scene, figureWidth, palette),
      priceDrawing(scene, shown.pressure, figureWidth, palette),
    ],
    20,
  )
}
