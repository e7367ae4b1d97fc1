import { registers as words } from '../messages/registers.ts'
import { listingLayout, noLayout } from '../panels/Listing/lines.ts'
import { selectAnalysis, selectArch } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import { columnsOf } from './columns.ts'
import { rowsOfLine } from './rows.ts'
import { layoutSide, sceneOf } from './scene.ts'
import { rowLabel } from './words.ts'

/** What is alive in a line, in one sentence: `Line 9: 5 of 7 alive: ecx, edx, ebx, esi, edi`. */
export function spokenLine(state: AppState, line: number): string {
  const analysis = selectAnalysis(state)
  const side = layoutSide(state.view.registers)
  const layout = analysis ? listingLayout(analysis, state.document.listing, side) : noLayout
  // Every register by name, folded or not.
  const scene = sceneOf(state, layout, columnsOf(selectArch(state), false))
  const row = scene && rowsOfLine(scene, line)[0]
  return row ? rowLabel(scene, row) : words.row.nothing(line)
}
