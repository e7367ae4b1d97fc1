import { archOf } from '../../src/ops/op.ts'
import type { MachineId } from '../../src/share/document.ts'
import { figureWords } from '../messages/figures.ts'
import { messages } from '../messages/index.ts'
import { itanium } from '../messages/itanium.ts'
import type { Scene } from '../messages/story.ts'
import { selectComparison } from '../state/compare.ts'
import { courseOf } from '../state/course.ts'
import { selectItanium } from '../state/itanium.ts'
import { selectAnalysis, selectStepIndex, selectStory } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import { backendOf } from '../state/variants.ts'
import { compareDrawing } from './compare.ts'
import { type FigureTheme, type Palette, palettes } from './palette.ts'
import type { FigureId } from './ids.ts'
import { itaniumDraws } from './itanium/index.ts'
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

/** Every picture of a text for x86 that can be taken out of the page. */
const draws = {
  step: ofStep(stepDrawing),
  bytes: ofStep(stepBytes),
  registers: registersDrawing,
  compare: (state, palette) => {
    const comparison = selectComparison(state)
    return comparison && compareDrawing(comparison, state.view.syntax, palette)
  },
} as const satisfies Partial<Record<FigureId, Draw>>

const drawsOf: Readonly<Record<MachineId, Readonly<Partial<Record<FigureId, Draw>>>>> = {
  x86: draws,
  ia64: { ...itaniumDraws, registers: registersDrawing },
}

/** The machine and the switches under which a picture is drawn. */
function settingOf(
  state: AppState,
): readonly [arch: string, backend: string, rules: string] | null {
  const { names } = messages
  const told = selectItanium(state)
  if (told) {
    const { platform, rules } = told.input
    return ['ia64', names.backend[platform], itanium.rulesNames[rules]]
  }
  const input = selectAnalysis(state)?.input
  if (!input) return null
  return [archOf(input.config), names.backend[backendOf(input.variant)], names.rules[input.rules]]
}

function placeOf(state: AppState): readonly string[] {
  const { place } = state.playback
  const sites = courseOf(state).sites
  if (!place || sites === 0) return []
  const steps = courseOf(state).steps(place.site)
  return [messages.step.label(place.site + 1, sites, selectStepIndex(state) + 1, steps)]
}

function footOf(state: AppState, id: FigureId): string {
  const setting = settingOf(state)
  if (!setting) return ''
  const [arch, backend, rules] = setting
  const place = id === 'step' || id === 'bytes' ? placeOf(state) : []
  // The comparison is of all backends, and on Itanium of all rules.
  const across = id !== 'compare' ? [backend, rules] : arch === 'ia64' ? [] : [rules]
  return ['pvscope', arch, ...across, ...place].join(' · ')
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
  const drawing = drawsOf[state.document.machine][id]?.(state, palettes[theme]) ?? null
  return (
    drawing &&
    sheet(drawing, theme, { title: figureWords.titles[id], foot: footOf(state, id) }, embedded)
  )
}
