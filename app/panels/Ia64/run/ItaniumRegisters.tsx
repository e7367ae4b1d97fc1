import type { Ia64Run } from '../../../../src/ia64/run/report.ts'
import { itaniumRun as words } from '../../../messages/itaniumRun.ts'
import { type ItaniumRow, itaniumRows, type ItaniumValue } from '../../../state/itaniumRun.ts'
import { Beside, Differs, InterruptRow, Reference, RegisterHead } from '../../Run/RegisterParts.tsx'
import { type Faultless, faultlessIn, sides } from '../../Run/rows.ts'
import styles from '../../Run/Tables.module.css'
import { Cross, poisonedAs, Value } from '../../Run/Value.tsx'
import { tailHex } from '../../Run/value.ts'
import { useNarrow } from '../../useNarrow.ts'
import own from './ItaniumRegisters.module.css'

interface TableProps {
  readonly run: Ia64Run
  readonly at: number
  /** The rows that tell most, where there is room for so many only. */
  readonly most?: number
}

/** The frame of both machines by its names, then the registers outside of the stack that this run changes. */
export function ItaniumRegisters({ run, at, most }: TableProps) {
  const moment = run.moments[at]
  const faultless = faultlessIn(true, run.verdicts)
  return (
    <table className={styles.registers} data-arch="ia64" aria-label={words.registers.region}>
      <RegisterHead />
      <tbody>
        {shownRows(itaniumRows(run, at), most).map((row) => (
          <Row key={row.name} row={row} faultless={faultless} />
        ))}
        <InterruptRow moment={moment} />
      </tbody>
    </table>
  )
}

/** Stacked registers first: what was destroyed or differs, then what has just changed. */
function shownRows(rows: readonly ItaniumRow[], most: number | undefined): readonly ItaniumRow[] {
  if (most === undefined) return rows
  const weight = ({ alias, differs, unpatched, patched }: ItaniumRow): number =>
    (differs || patched.cell?.mark ? 4 : 0) +
    (patched.was !== null || unpatched.was !== null ? 2 : 0) +
    (alias === null ? 0 : 3)
  const best = rows.toSorted((left, right) => weight(right) - weight(left)).slice(0, most)
  return rows.filter((row) => best.includes(row))
}

interface RowProps {
  readonly row: ItaniumRow
  readonly faultless: Faultless
}

const Row = ({ row, faultless }: RowProps) => (
  <tr data-differs={row.differs || undefined}>
    <th scope="row" title={row.name}>
      {row.alias ?? row.name}
      {row.alias !== null && <small className={own.number}>{row.name}</small>}
      {row.differs && <Differs />}
    </th>
    {sides.map((side) => (
      <RegisterCell
        key={side}
        value={row[side]}
        expected={row.reference}
        faultless={faultless[side]}
      />
    ))}
    <td className={styles.reference}>
      <Reference arch="x86-64" value={row.reference} free={isFree(row, faultless)} />
    </td>
  </tr>
)

/** Whatever differs from the reference was allowed to be destroyed. */
const isFree = (row: ItaniumRow, faultless: Faultless): boolean =>
  sides.every((side) => {
    const { cell } = row[side]
    if (!cell?.known) return false
    return cell.value === row.reference || (cell.mark !== null && faultless[side])
  })

interface CellProps {
  readonly value: ItaniumValue
  readonly expected: bigint | null
  /** The machine broke no promise. */
  readonly faultless: boolean
}

function RegisterCell({ value: { cell, was }, expected, faultless }: CellProps) {
  const narrow = useNarrow()
  if (cell === null || !cell.known) {
    return <td className={own.none}>{cell === null ? words.absent : words.undefinedValue}</td>
  }
  const { mark } = cell
  const poisoned = mark !== null
  const allowed = poisoned && faultless
  return (
    <td data-changed={was !== null || undefined} title={mark ? words.destroyedBy(mark.by) : ''}>
      {narrow ? (
        <span className={styles.value} data-poisoned={poisonedAs(poisoned, allowed)}>
          {mark && <Cross />}
          {tailHex(cell.value)}
        </span>
      ) : (
        <Value arch="x86-64" value={cell.value} poisoned={poisoned} allowed={allowed} />
      )}
      <Beside was={was} expected={expected === cell.value ? null : expected} allowed={allowed} />
    </td>
  )
}
