import type * as whole from '../../registers/cellStory.ts'
import { cellLabel } from '../../registers/words.ts'
import { broughtStories } from './broughtStories.ts'

/** Until its words are there a cell says what it says to whoever cannot see it. */
export const cellStory: typeof whole.cellStory = (...asked) =>
  broughtStories()?.cellStory(...asked) ?? [cellLabel(...asked)]
