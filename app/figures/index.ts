import { archOf } from '../../src/ops/op.ts'
import { figureWords } from '../messages/figures.ts'
import { messages } from '../messages/index.ts'
import type { Scene } from '../messages/story.ts'
import { selectAnalysis, selectStepIndex, selectStory } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import { backendOf } from '../state/variants.ts'
import { compareDrawing } from './compare.ts'
import { type FigureTheme, type Palette, palettes } from './palette.ts'
import { registersDrawing } from './registers.ts'
import { sheet } from './sheet.ts'
import { stepBytes, stepDrawing } from './step.ts'
import type { Drawing } from './svg.ts'

type Draw = (state: AppState, palette: Palette) => Drawing | null

function shown(state: AppState, palette: Palette) {
  const story = selectStory(state)
  const analysis = selectAnalysis(state)
  if (!story || !analysis) return null
  const scene: Scene = { story, arch: archOf(analysis.input.config) }
  return {
    scene,
    pressure: analysis.pressure,
    at: selectStepIndex(state),
    syntax: state.view.syntax,
    palette,
  }
}

const ofStep =
  (draw: (what: NonNullable<ReturnType<typeof shown>>) => Drawing | null): Draw =>
  (state, palette) => {
    const what = shown(state, palette)
    return what && draw(what)
  }

/** Every picture that can be taken out of the page. */
const draws = {
  step: ofStep(stepDrawing),
  bytes: ofStep(stepBytes),
  registers: registersDrawing,
  compare: (state, palette) =>
    state.compare.answer && compareDrawing(state.compare.answer, state.view.syntax, palette),
} as const satisfies Readonly<Record<string, Draw>>

export type FigureId = keyof typeof draws

export const figureIds = Object.keys(draws) as readonly FigureId[]

function footOf(state: AppState, id: FigureId): string {
  const input = selectAnalysis(state)?.input
  if (!input) return ''
  const { names, step } = messages
  const story = selectStory(state)
  const sites = selectAnalysis(state)?.stories.length ?? 0
  const place =
    story && (id === 'step' || id === 'bytes')
      ? [step.label(story.site.index + 1, sites, selectStepIndex(state) + 1, story.steps.length)]
      : []
  // The comparison is of all backends.
  const backend = id === 'compare' ? [] : [names.backend[backendOf(input.variant)]]
  return ['pvscope', archOf(input.config), ...backend, names.rules[input.rules], ...place].join(
    ' · ',
  )
}

/**
 * A picture of what is in view as an SVG file; null where there is none. The page and the command line both
 * make it here, so that they make the same.
 */
export function figureSvg(
  id: FigureId,
  state: AppState,
  theme: FigureTheme,
  embedded = false,
): string | null {
  // While an Itanium is in view, what belongs to x86 only waits.
  if (state.document.machine !== 'x86') return null
  const drawing = draws[id](state, palettes[theme])
  return (
    drawing &&
    sheet(drawing, theme, { title: figureWords.titles[id], foot: footOf(state, id) }, embedded)
  )
}
