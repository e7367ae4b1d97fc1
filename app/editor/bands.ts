import { type editor, Range } from 'monaco-editor/editor'
import type { ListingLayout, SiteBand } from '../panels/Listing/lines.ts'
import { isOpen } from '../panels/Listing/expansions.ts'
import { rowsInView } from '../state/extents.ts'
import { selectStep, selectStory } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import { toneOf } from '../ui/tone.ts'

/** Class names that give a line of a site its colour, its stripe and its tint. */
export function bandClasses(state: AppState, band: SiteBand): string {
  const story = state.analysis.shown?.stories[band.site]
  const chosen = story?.decision.candidates[story.decision.chosen]
  const current = state.playback.place?.site === band.site ? ' pv-current' : ''
  return `pv-band pv-tone-${toneOf(band.outcome, chosen?.callee)} pv-outcome-${band.outcome}${current}`
}

/** Offsets in `.text` that the step in view is about. */
export function offsetsInView(state: AppState): readonly number[] {
  const story = selectStory(state)
  const step = selectStep(state)
  return story && step ? rowsInView(story, step) : []
}

/** Everything that is drawn on lines of the text itself. */
export function decorationsOf(
  state: AppState,
  layout: ListingLayout,
  lineCount: number,
): editor.IModelDeltaDecoration[] {
  const whole = (from: number, to: number) => new Range(from, 1, Math.min(to, lineCount), 1)
  const bands = layout.bands
    .filter(({ from }) => from <= lineCount)
    .map((band) => ({
      range: whole(band.from, band.to),
      options: {
        isWholeLine: true,
        className: bandClasses(state, band),
        marginClassName: `${bandClasses(state, band)} pv-stripe`,
      },
    }))
  const inView = offsetsInView(state)
  const lines = [...layout.lines].filter(([line]) => line <= lineCount)
  const rows = lines
    .filter(([, { offsets }]) => offsets.some((offset) => inView.includes(offset)))
    .map(([line]) => ({
      range: whole(line, line),
      options: { isWholeLine: true, className: 'pv-row', marginClassName: 'pv-row-margin' },
    }))
  const site = state.playback.place?.site ?? null
  const toggles = lines
    .filter(([, { expansion }]) => expansion.length > 0)
    .map(([line, entry]) => ({
      // Far beyond the end of any line: the editor takes it back to the end.
      range: new Range(line, 10_000, line, 10_000),
      options: {
        after: {
          content: isOpen(line, entry, state.view, site) ? ' ▾ ' : ' ▸ ',
          inlineClassName: 'pv-toggle',
          cursorStops: 3,
        },
        showIfCollapsed: true,
      },
    }))
  return [...bands, ...rows, ...toggles]
}
