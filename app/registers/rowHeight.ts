import { isByTouch } from '../ui/byTouch.ts'
import type { AppState } from '../state/store.ts'

const ordinary = 23
/** While a run is open each line is a place for a breakpoint, and a finger needs more room than a pointer. */
const higher = 32

/** Of a row of registers and of a line of text. Pixels. */
export const rowHeightOf = ({ run }: Pick<AppState, 'run'>): number =>
  run.open && isByTouch() ? higher : ordinary
