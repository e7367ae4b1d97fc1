import type { ComparedColumn, Comparison } from '../../../src/analysis/compare.ts'
import { refusalSentence } from '../../../src/backends/refusal.ts'
import { archOf } from '../../../src/ops/op.ts'
import { compareWords as words } from '../../messages/compare.ts'
import type { CellPlace } from '../../state/compare.ts'
import { useApp } from '../../state/store.ts'
import { cellAt, wordsOf } from './cells.ts'
import { CompareCell } from './CompareCell.tsx'
import styles from './Compare.module.css'
import type { CellEvents } from './Compared.tsx'
import type { Place } from './useRoving.ts'

interface GridCellProps extends CellEvents, Place {
  readonly comparison: Comparison
  readonly column: ComparedColumn
  readonly place: CellPlace
  /** Rows that a refusal covers; 0 where an earlier row has it. */
  readonly span: number
}

/** One cell of the grid, or the refusal of a whole column. */
export function GridCell(props: GridCellProps) {
  const { column, place, span, comparison, onPoint, onFocus, onTake, ...rest } = props
  const syntax = useApp((state) => state.view.syntax)
  if (column.kind === 'refused') {
    return span === 0 ? null : (
      <td className={styles.refused} rowSpan={span} onFocus={onTake} {...rest}>
        <b>{words.never}</b>
        <span>{refusalSentence(column.refusal)}</span>
      </td>
    )
  }
  const found = cellAt(comparison, place)
  if (!found) return null
  const disputedBy =
    found.cell.kind === 'patched' ? found.cell.disagreements.map(({ rules }) => rules) : []
  return (
    <CompareCell
      {...rest}
      place={place}
      said={wordsOf(found, archOf(comparison.input.config), syntax)}
      disputedBy={disputedBy}
      onPoint={onPoint}
      onFocus={onFocus}
      onTake={onTake}
    />
  )
}
