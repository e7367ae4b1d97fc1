import type * as whole from '../../panels/Listing/itaniumMarks.ts'
import type { RunMark } from '../../panels/Listing/runMark.ts'
import { itaniumPart } from '../itaniumPart.ts'

const none: readonly RunMark[] = []

export const selectItaniumMarks: typeof whole.selectItaniumMarks = (state) =>
  itaniumPart()?.itaniumMarks(state) ?? none
