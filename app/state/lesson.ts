import type { Slice } from './store.ts'

/** How far the reader has come. Saved. */
export interface LessonState {
  /** False until the reader does anything: the opening headline and its one button are shown. */
  readonly introduced: boolean
}

export interface LessonActions {
  leaveOpening(): void
}

export type LessonSlice = { readonly lesson: LessonState } & LessonActions

export const lessonSlice: Slice<LessonSlice> = (set) => ({
  lesson: { introduced: false },
  leaveOpening: () => set({ lesson: { introduced: true } }),
})
