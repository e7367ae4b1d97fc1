import type { Ia64Run } from '../../../../src/ia64/run/report.ts'
import { itaniumRun as words } from '../../../messages/itaniumRun.ts'
import { type ItaniumRow, itaniumRows, type ItaniumValue } from '../../../state/itaniumRun.ts'
import { Columns } from '../../Run/Columns.tsx'
import { type Faultless, faultlessIn, sides } from '../../Run/rows.ts'
import styles from '../../Run/Tables.module.css'
import { Cross, poisonedAs, Value } from '../../Run/Value.tsx'
import { shortHex, tailHex } from '../../Run/value.ts'
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
      <Columns />
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{words.registers.name}</span>
          </th>
          {sides.map((side) => (
            <th key={side} scope="col">
              {words.machines[side]}
            </th>
          ))}
          <th scope="col" title={words.registers.referenceHint}>
            {words.registers.reference}
          </th>
        </tr>
      </thead>
      <tbody>
        {shownRows(itaniumRows(run, at), most).map((row) => (
          <Row key={row.name} row={row} faultless={faultless} />
        ))}
        <tr>
          <th scope="row" className={styles.label}>
            {words.registers.interrupts}
          </th>
          {sides.map((side) => (
            <td key={side}>
              {moment?.[side].interrupts ? words.registers.on : words.registers.off}
              {moment?.[side].pending && ` · ${words.registers.pending}`}
            </td>
          ))}
        </tr>
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
      {row.differs && (
        <span className={styles.differs} title={words.registers.differsHint}>
          <span aria-hidden="true">≠</span>
          <span className="unseen">{words.registers.differs}</span>
        </span>
      )}
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
      <Reference {...{ row, faultless }} />
    </td>
  </tr>
)

/** What belongs there; where something was free to be destroyed, anything does. */
function Reference({ row, faultless }: RowProps) {
  const { reference } = row
  if (reference === null) return null
  const free = sides.every((side) => {
    const { cell } = row[side]
    return cell?.known && (cell.value === reference || (cell.mark !== null && faultless[side]))
  })
  if (!free) return <Value arch="x86-64" value={reference} />
  const { anything, anythingHint } = words.registers
  return <span title={anythingHint(shortHex(reference))}>{anything}</span>
}

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
      {was !== null && (
        <span className={styles.was} title={shortHex(was)}>
          {words.registers.was(tailHex(was))}
        </span>
      )}
      {expected !== null && expected !== cell.value && (
        <span className={styles.expected}>
          {allowed
            ? words.registers.mayBeDestroyed
            : `${words.registers.reference} ${tailHex(expected)}`}
        </span>
      )}
    </td>
  )
}
