import type * as whole from '../../state/lessonSelectors.ts'

/** A figure reads no lessons: none asks, and none points at anything. */
export const selectReading: typeof whole.selectReading = () => null

export const selectReaderIsAsked: typeof whole.selectReaderIsAsked = () => false

export const selectVerdicts: typeof whole.selectVerdicts = () => null

export const selectPointing: typeof whole.selectPointing = () => undefined

export const selectPointedRegister: typeof whole.selectPointedRegister = () => null
