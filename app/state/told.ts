import type { AppState } from './store.ts'

/** What the page knows of a text of another machine is of no use to this one. */
export const nothingTold = ({ analysis, playback, run, compare }: AppState): Partial<AppState> => ({
  analysis: { ...analysis, shown: null, latest: null, flips: [], refused: null },
  itanium: { shown: null, latest: null },
  playback: { ...playback, playing: false, place: null, was: null },
  run: { ...run, open: false, at: 0, wanted: 0 },
  compare: { ...compare, open: false, wide: false, chosen: [] },
})
