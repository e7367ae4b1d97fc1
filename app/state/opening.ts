import type { AppState } from './store.ts'

/** The first visit: nothing was touched yet. */
export const selectOpening = (state: AppState): boolean => !state.lesson.introduced
