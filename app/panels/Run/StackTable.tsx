import type { Moment, StackWord } from '../../../src/run/report.ts'
import type { Arch } from '../../../src/x86/arch.ts'
import { registerName, stackPointerOf } from '../../../src/x86/registers.ts'
import { run as words } from '../../messages/run.ts'
import { Columns } from './Columns.tsx'
import { type Faultless, type Side, type StackRow, sides, stackRows } from './rows.ts'
import styles from './Tables.module.css'
import { Value } from './Value.tsx'
import { shortHex, tailHex } from './value.ts'

interface StackProps {
  readonly arch: Arch
  readonly moment: Moment
  readonly faultless: Faultless
}

/** The topmost words of both stacks, beside each other by address. */
export function StackTable({ arch, moment, faultless }: StackProps) {
  const rows = stackRows(moment)
  const pointer = registerName(arch, stackPointerOf(arch))
  return (
    <table className={styles.stack} data-arch={arch} aria-label={words.stack.region}>
      <caption>{words.stack.title}</caption>
      <Columns />
      <tbody>
        {rows.map((row) => (
          <tr key={String(row.address)}>
            <th scope="row">
              <code title={shortHex(row.address)}>{tailHex(row.address)}</code>
            </th>
            {sides.map((side) => (
              <StackCell
                key={side}
                arch={arch}
                row={row}
                side={side}
                pointer={pointer}
                allowed={faultless[side]}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface StackCellProps {
  readonly arch: Arch
  readonly row: StackRow
  readonly side: Side
  /** Name of the stack pointer. */
  readonly pointer: string
  /** What is destroyed there was allowed to be. */
  readonly allowed: boolean
}

const StackCell = ({ arch, row, side, pointer, allowed }: StackCellProps) => (
  <td>
    {row[side] && <Word arch={arch} word={row[side]} allowed={allowed} />}
    {row.tops.includes(side) && <span className={styles.was}>← {pointer}</span>}
  </td>
)

interface WordProps extends Pick<StackCellProps, 'arch' | 'allowed'> {
  readonly word: StackWord
}

const Word = ({ arch, word, allowed }: WordProps) =>
  word.value === null ? (
    <span className={styles.was}>{words.stack.nothing}</span>
  ) : (
    <Value arch={arch} value={word.value} poisoned={word.poisoned} allowed={allowed} />
  )
