import { conventionOf } from '../../../../src/x86/conventions.ts'
import {
  hasRegister,
  type Reg,
  registerName,
  registersIn,
  type RegSet,
  union,
} from '../../../../src/x86/registers.ts'
import type { Arch } from '../../../../src/x86/arch.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Num } from './parts.tsx'
import styles from './RegisterMatrix.module.css'
import parts from './parts.module.css'

export interface MatrixRow {
  readonly label: string
  readonly set: RegSet
  readonly of: string
  /** `cross`: destroyed; `tick`: allowed. */
  readonly sign: 'cross' | 'tick'
}

interface RegisterMatrixProps {
  readonly arch: Arch
  readonly rows: readonly MatrixRow[]
  /** Columns that the picture is about, framed in the colour of what is destroyed. */
  readonly wrong: RegSet
}

/** As over the register columns: without the r of x86-64. */
const shortName = (arch: Arch, register: Reg): string =>
  arch === 'x86-64' ? registerName(arch, register).slice(1) : registerName(arch, register)

/** Registers as columns, and what is said of each as rows. */
export function RegisterMatrix({ arch, rows, wrong }: RegisterMatrixProps) {
  const shown = registersIn(union(conventionOf(arch).callerSaved, ...rows.map(({ set }) => set)))
  const columns = { gridTemplateColumns: `auto repeat(${shown.length}, minmax(19px, 28px)) auto` }
  return (
    <span className={styles.matrix} style={columns}>
      <span />
      {shown.map((register) => (
        <code key={register} className={styles.register} data-wrong={hasRegister(wrong, register)}>
          {shortName(arch, register)}
        </code>
      ))}
      <span />
      {rows.map((row) => (
        <MatrixCells key={row.of} row={row} shown={shown} wrong={wrong} />
      ))}
    </span>
  )
}

interface MatrixCellsProps {
  readonly row: MatrixRow
  readonly shown: readonly Reg[]
  readonly wrong: RegSet
}

const MatrixCells = ({ row, shown, wrong }: MatrixCellsProps) => (
  <>
    <small className={parts.rowName}>{row.label}</small>
    {shown.map((register) => {
      const marked = hasRegister(row.set, register)
      return (
        <span
          key={register}
          className={styles.cell}
          data-marked={marked && row.sign}
          data-wrong={hasRegister(wrong, register)}
        >
          {marked && <Icon name={row.sign === 'tick' ? 'yes' : 'no'} size={12} />}
        </span>
      )
    })}
    <b className={parts.total}>
      <Num of={row.of} value={registersIn(row.set).length} />
    </b>
  </>
)
