import { type editor, Range } from 'monaco-editor/editor'
import { machineOf } from '../machines/index.ts'
import type { ListingLayout, SiteBand } from '../panels/Listing/lines.ts'
import { isOpen } from '../panels/Listing/expansions.ts'
import { labelOfLine, selectRunMarks } from '../panels/Listing/runMarks.ts'
import type { AppState } from '../state/store.ts'
import { toneOf } from '../ui/tone.ts'

/** Class names that give a line of a site its colour, its stripe and its tint. */
export function bandClasses(state: AppState, band: SiteBand): string {
  const story = state.analysis.shown?.stories[band.site]
  const chosen = story?.decision.candidates[story.decision.chosen]
  const current = state.playback.place?.site === band.site ? ' pv-current' : ''
  return `pv-band pv-tone-${toneOf(band.outcome, chosen?.callee)} pv-outcome-${band.outcome}${current}`
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
  const inView = machineOf(state).inView(state)
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
  return [...bands, ...rows, ...toggles, ...machines(state, layout), ...breakpoints(state)]
}

/** Which machine stands where; inside of an open macro its row says so. */
function machines(state: AppState, layout: ListingLayout): editor.IModelDeltaDecoration[] {
  const marks = selectRunMarks(state)
  const site = state.playback.place?.site ?? null
  return [...new Set(marks.map(({ line }) => line))].flatMap((line) => {
    const entry = layout.lines.get(line)
    if (entry && isOpen(line, entry, state.view, site)) return []
    const content = `  ◂ ${labelOfLine(marks, line)}`
    return [
      {
        range: new Range(line, 10_000, line, 10_000),
        options: { after: { content, inlineClassName: 'pv-machine' }, showIfCollapsed: true },
      },
      {
        range: new Range(line, 1, line, 1),
        options: { isWholeLine: true, className: 'pv-row', marginClassName: 'pv-row-margin' },
      },
    ]
  })
}

const breakpoints = ({ document }: AppState): editor.IModelDeltaDecoration[] =>
  document.breakpoints.map((line) => ({
    range: new Range(line, 1, line, 1),
    options: { isWholeLine: true, marginClassName: 'pv-breakpoint' },
  }))
