import { tokenizeLine } from '../editor/tokens.ts'
import { listingLayout, noLayout } from '../panels/Listing/lines.ts'
import { currentOffsets } from '../panels/Listing/runMarks.ts'
import { columnsOf, countOnly, tightColumns } from '../registers/columns.ts'
import { layoutSide, sceneOf } from '../registers/scene.ts'
import { cellStory } from '../registers/cellStory.ts'
import { cellLabel, rowLabel } from '../registers/words.ts'
import { selectAnalysis, selectArch, selectFolded, selectShownBytes } from '../state/selectors.ts'
import type { Machine } from './machine.ts'

export const x86Machine: Machine = {
  id: 'x86',
  sides: true,
  drawn: selectAnalysis,
  layout: (state) => {
    const drawn = selectAnalysis(state)
    if (!drawn) return noLayout
    return listingLayout(drawn, state.document.listing, layoutSide(state.view.registers))
  },
  scene: (state, layout, columns) => {
    const scene = sceneOf(state, layout, columns)
    return (
      scene && {
        ...scene,
        words: {
          cell: (row, cell) => cellLabel(scene, row, cell),
          row: (row) => rowLabel(scene, row),
          story: (row, cell) => cellStory(scene, row, cell),
        },
      }
    )
  },
  columns: (state) => columnsOf(selectArch(state), selectFolded(state)),
  narrowColumns: (state, asked) =>
    asked ? tightColumns(selectArch(state)) : countOnly(selectArch(state)),
  bytes: selectShownBytes,
  inView: currentOffsets,
  found: ({ analysis: { latest } }) =>
    latest && { listing: latest.input.listing, diagnostics: latest.diagnostics },
  tokenize: tokenizeLine,
}
