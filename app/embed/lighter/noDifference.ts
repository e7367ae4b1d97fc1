import type * as whole from '../../registers/differencePicture.ts'
import { rowsBefore, statePicture } from '../../registers/statePicture.ts'

/** Nothing in a figure asks for what patching changes in the registers: it shows them as they were before. */
export const differencePicture: typeof whole.differencePicture = (analysis) =>
  statePicture(analysis, rowsBefore(analysis, null), 'before')
