import type { Arch } from '../../../src/x86/arch.ts'
import { run as words } from '../../messages/run.ts'
import { Columns } from './Columns.tsx'
import { type Side, sides } from './rows.ts'
import styles from './Tables.module.css'
import { Value } from './Value.tsx'
import { shortHex, tailHex } from './value.ts'

/** What the register tables of x86 and of Itanium have in common. */

/** One column a machine, and what should be there. */
export const RegisterHead = () => (
  <>
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
  </>
)

export const Differs = () => (
  <span className={styles.differs} title={words.registers.differsHint}>
    <span aria-hidden="true">≠</span>
    <span className="unseen">{words.registers.differs}</span>
  </span>
)

interface ReferenceProps {
  readonly arch: Arch
  readonly value: bigint | null
  readonly free: boolean
  /** A caller might read a result there: nothing says whether one does. */
  readonly unsaid?: boolean
}

/** What belongs there; where something was free to be destroyed, anything does. */
export function Reference({ arch, value, free, unsaid = false }: ReferenceProps) {
  if (value === null) return null
  if (!free) return <Value arch={arch} value={value} />
  if (unsaid) {
    return (
      <span className={styles.noResult} title={words.registers.noResultHint}>
        {words.registers.noResult}
      </span>
    )
  }
  return (
    <span title={words.registers.anythingHint(shortHex(value))}>{words.registers.anything}</span>
  )
}

interface BesideProps {
  readonly was: bigint | null
  /** The reference's value, where it is another. */
  readonly expected: bigint | null
  /** Destroyed as the promise allows. */
  readonly allowed: boolean
}

/** What stands beside a value: what it was, and on a phone what should be there. */
export const Beside = ({ was, expected, allowed }: BesideProps) => (
  <>
    {was !== null && (
      <span className={styles.was} title={shortHex(was)}>
        {words.registers.was(tailHex(was))}
      </span>
    )}
    {expected !== null && (
      <span className={styles.expected}>
        {allowed
          ? words.registers.mayBeDestroyed
          : `${words.registers.reference} ${tailHex(expected)}`}
      </span>
    )}
  </>
)

interface InterruptsProps {
  readonly moment:
    | Readonly<Record<Side, { readonly interrupts: boolean; readonly pending: boolean }>>
    | undefined
}

export const InterruptRow = ({ moment }: InterruptsProps) => (
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
)
