import { hasRegister, registerName, registersIn } from '../../src/x86/registers.ts'
import { registers as words } from '../messages/registers.ts'
import { selectPointedRegister } from '../state/lessonSelectors.ts'
import { selectAnalysis, selectArch, selectFolded } from '../state/selectors.ts'
import { useApp } from '../state/store.ts'
import { type Column, type Columns, columnsOf, keptRegisters } from './columns.ts'
import styles from './RegisterHead.module.css'

/** Brackets and names over the register columns. Cells say their register themselves. */
export function RegisterHead({ columns: given }: { readonly columns?: Columns }) {
  const arch = useApp(selectArch)
  const folded = useApp(selectFolded)
  const columns = given ?? columnsOf(arch, folded)
  const places = useApp((state) => {
    const analysis = selectAnalysis(state)
    return analysis ? registersIn(analysis.pressure.allocatable).length : null
  })
  return (
    <div className={styles.head} style={{ width: columns.width }} aria-hidden="true">
      {columns.groups.map(({ kind, left, width }) => (
        <div
          key={kind}
          className={styles.group}
          data-kind={kind}
          data-short={width < wordsWidth || undefined}
          style={{ left, width }}
        >
          <span>{groupWords(kind, columns.folded)}</span>
        </div>
      ))}
      {columns.columns.map((column) => (
        <Name key={column.left} column={column} columns={columns} />
      ))}
      {places !== null && (
        <span
          className={styles.count}
          style={{ left: columns.countLeft, width: columns.countWidth }}
          title={words.ofHint(places)}
        >
          {words.of(places)}
        </span>
      )}
    </div>
  )
}

/** Pixels that the words over a bracket take. */
const wordsWidth = 110

function groupWords(kind: 'destroy' | 'keep', folded: boolean): string {
  if (kind === 'destroy') return words.mayDestroy
  return folded ? words.keepsShort : words.keeps
}

function Name({ column, columns }: { readonly column: Column; readonly columns: Columns }) {
  const framePointer = useApp((state) => {
    const pressure = selectAnalysis(state)?.pressure
    const [register = 0] = column.registers
    return pressure?.framePointer === true && !hasRegister(pressure.allocatable, register)
  })
  const pointed = useApp((state) => selectPointedRegister(state) === column.name) || undefined
  const place = { left: column.left - 4, width: column.width + 8 }
  if (column.registers.length > 1) {
    const names = keptRegisters(columns.arch).map((reg) => registerName(columns.arch, reg))
    return (
      <span className={styles.name} data-quiet style={place} title={words.foldedHint(names)}>
        {names.length}
      </span>
    )
  }
  return framePointer ? (
    <span className={styles.name} data-quiet style={place} title={words.framePointer(column.name)}>
      {words.framePointerHead}
    </span>
  ) : (
    <span className={styles.name} data-pointed={pointed} style={place} title={column.name}>
      {column.head}
    </span>
  )
}
