import { useContext, useMemo } from 'react'
import { hasRegister, registersIn } from '../../src/x86/registers.ts'
import { registers as words } from '../messages/registers.ts'
import { machineOf } from '../machines/index.ts'
import { selectPointedRegister, selectReaderIsAsked } from '../state/lessonSelectors.ts'
import { selectAnalysis } from '../state/selectors.ts'
import { DrawnStore, useApp } from '../state/store.ts'
import type { Column, ColumnGroup, Columns } from './columns.ts'
import styles from './RegisterHead.module.css'

/** The columns of the machine in view. They are made anew only when what they follow from is new. */
export function useColumns(): Columns {
  const store = useContext(DrawnStore)
  const drawn = useApp((state) => machineOf(state).drawn(state))
  const width = useApp((state) => machineOf(state).columns(state).width)
  const site = useApp((state) => state.playback.place?.site)
  const config = useApp((state) => state.document.config)
  return useMemo(() => {
    const state = store.getState()
    return machineOf(state).columns(state)
    // oxlint-disable-next-line react/exhaustive-deps -- what the columns follow from
  }, [store, drawn, width, site, config])
}

/** Brackets and names over the register columns. Cells say their register themselves. */
export function RegisterHead({ columns: given }: { readonly columns?: Columns }) {
  const own = useColumns()
  const columns = given ?? own
  const places = useApp((state) => {
    const analysis = selectAnalysis(state)
    return analysis ? registersIn(analysis.pressure.allocatable).length : null
  })
  const asked = useApp(selectReaderIsAsked)
  // What a C call may destroy, and how many it keeps, is what lessons ask.
  if (asked) return <div className={styles.head} style={{ width: columns.width }} />
  return (
    <div className={styles.head} style={{ width: columns.width }} aria-hidden="true">
      {columns.groups.map(({ kind, label, left, width }) => (
        <div
          key={left}
          className={styles.group}
          data-kind={kind}
          data-short={(label === undefined && width < wordsWidth) || undefined}
          style={{ left, width }}
        >
          <span>{groupWords({ kind, label }, columns.folded)}</span>
        </div>
      ))}
      {columns.columns.map((column) => (
        <Name key={column.left} column={column} foldedNames={columns.foldedNames} />
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

interface NameProps {
  readonly column: Column
  readonly foldedNames: readonly string[]
}

function groupWords(
  { kind, label }: Pick<ColumnGroup, 'kind'> & { label: string | undefined },
  folded: boolean,
): string {
  if (label !== undefined) return label
  if (kind === 'destroy') return words.mayDestroy
  return folded ? words.keepsShort : words.keeps
}

function Name({ column, foldedNames }: NameProps) {
  const framePointer = useApp((state) => {
    const pressure = selectAnalysis(state)?.pressure
    const [register = 0] = column.registers
    return pressure?.framePointer === true && !hasRegister(pressure.allocatable, register)
  })
  const pointed = useApp((state) => selectPointedRegister(state) === column.name) || undefined
  const place = { left: column.left - 4, width: column.width + 8 }
  if (column.registers.length > 1) {
    return (
      <span className={styles.name} data-quiet style={place} title={words.foldedHint(foldedNames)}>
        {foldedNames.length}
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
