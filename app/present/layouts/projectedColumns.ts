import { itaniumColumns, noColumns } from '../../machines/ia64/columns.ts'
import { type Columns, columnsOf } from '../../registers/columns.ts'
import { isItanium, selectItanium, selectItaniumStory } from '../../state/itanium.ts'
import { selectArch } from '../../state/selectors.ts'
import type { AppState } from '../../state/store.ts'

/** Register columns before a room. */
export interface ProjectedColumns extends Columns {
  /** A projector has no room for all of them: only those stand that show something. */
  readonly tooMany: boolean
}

/** `upright`: a screen on end has less room beside the text. */
export function projectedColumns(state: AppState, upright: boolean): ProjectedColumns {
  if (isItanium(state)) return named(state)
  // Where a column would be too narrow for its head, those that every call keeps are one.
  const arch = selectArch(state)
  return { ...columnsOf(arch, upright || arch === 'x86-64'), tooMany: false }
}

/** Without brackets over them a column says by itself whose register it is: `out1`. */
function named(state: AppState): ProjectedColumns {
  const told = selectItanium(state)
  const all = told ? itaniumColumns(told, selectItaniumStory(state)) : noColumns
  const head = (name: string) => (name === 'ar.pfs' ? 'pfs' : (name.split(' ')[0] ?? ''))
  const columns = all.columns.map((column) => ({ ...column, head: head(column.name) }))
  return { ...all, columns, tooMany: true }
}
