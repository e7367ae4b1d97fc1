import type { MachineView, Moment } from '../../../src/run/report.ts'
import { hasRegister, type RegSet } from '../../../src/x86/registers.ts'
import type { Arch } from '../../../src/x86/arch.ts'
import { run as words } from '../../messages/run.ts'
import { Beside, Differs, InterruptRow, Reference, RegisterHead } from './RegisterParts.tsx'
import styles from './Tables.module.css'
import {
  type Faultless,
  flagCells,
  type InView,
  type RegisterRow,
  registerRows,
  sides,
  type ValueCell,
} from './rows.ts'
import { Cross, poisonedAs, Value } from './Value.tsx'

interface TableProps extends InView {
  /** Registers in which nobody says whether there is a result. */
  readonly unsaid: RegSet
}

/** Registers, flags and interrupts of both machines, one row each. */
export function RegisterTable({ unsaid, ...view }: TableProps) {
  const { arch, moment, before, faultless } = view
  return (
    <table className={styles.registers} data-arch={arch} aria-label={words.registers.region}>
      <RegisterHead />
      <tbody>
        {registerRows(view).map((row, register) => (
          <tr key={row.name} data-differs={row.differs || undefined}>
            <th scope="row">
              {row.name}
              {row.differs && <Differs />}
            </th>
            {sides.map((side) => (
              <RegisterCell
                key={side}
                arch={arch}
                cell={row[side]}
                expected={expectedOf(row, row[side])}
              />
            ))}
            <td className={styles.reference}>
              <Reference
                arch={arch}
                value={row.reference}
                free={row.free}
                unsaid={hasRegister(unsaid, register)}
              />
            </td>
          </tr>
        ))}
        <FlagRow moment={moment} before={before} faultless={faultless} />
        <InterruptRow moment={moment} />
      </tbody>
    </table>
  )
}

const expectedOf = ({ reference }: RegisterRow, { value, passing }: ValueCell): bigint | null =>
  passing || reference === value ? null : reference

interface CellProps {
  readonly arch: Arch
  readonly cell: ValueCell
  /** The reference's value, where the row has one that is not this. */
  readonly expected: bigint | null
}

const RegisterCell = ({ arch, cell: { value, was, poisoned, allowed }, expected }: CellProps) => (
  <td data-changed={was !== null || undefined}>
    <Value arch={arch} value={value} poisoned={poisoned} allowed={allowed} />
    <Beside {...{ was, expected, allowed }} />
  </td>
)

interface FlagRowProps {
  readonly moment: Moment
  readonly before: Moment | null
  readonly faultless: Faultless
}

const FlagRow = ({ moment, before, faultless }: FlagRowProps) => (
  <tr>
    <th scope="row" className={styles.label}>
      {words.registers.flags}
    </th>
    {sides.map((side) => (
      <FlagsCell
        key={side}
        view={moment[side]}
        before={before?.[side] ?? null}
        allowed={faultless[side]}
      />
    ))}
  </tr>
)

interface FlagsCellProps {
  readonly view: MachineView
  readonly before: MachineView | null
  readonly allowed: boolean
}

const flagWords = {
  set: { sign: '1', name: words.registers.flagSet },
  clear: { sign: '0', name: words.registers.flagClear },
  undefined: { sign: '?', name: words.registers.flagUndefined },
} as const

const FlagsCell = ({ view, before, allowed }: FlagsCellProps) => (
  <td>
    <span className={styles.flags} data-poisoned={poisonedAs(view.flagsPoisoned, allowed)}>
      {view.flagsPoisoned && <Cross />}
      {flagCells(view, before).map(({ name, state, changed }) => (
        <span
          key={name}
          data-state={state}
          data-changed={changed || undefined}
          title={`${name}: ${flagWords[state].name}`}
        >
          {name}
          <b>{flagWords[state].sign}</b>
        </span>
      ))}
    </span>
  </td>
)
