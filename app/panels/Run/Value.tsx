import type { Arch } from '../../../src/x86/arch.ts'
import { run as words } from '../../messages/run.ts'
import styles from './Tables.module.css'
import { digitsOf } from './value.ts'

interface ValueProps {
  readonly arch: Arch
  readonly value: bigint
  readonly poisoned?: boolean
}

/** A value in hex at full width; one that was destroyed is marked by a cross, too. */
export function Value({ arch, value, poisoned = false }: ValueProps) {
  const { zeros, rest } = digitsOf(arch, value)
  return (
    <span
      className={styles.value}
      data-poisoned={poisoned || undefined}
      title={poisoned ? words.registers.poisonedHint : undefined}
    >
      {poisoned && <Cross />}
      <span className={styles.zeros}>{zeros}</span>
      {rest}
    </span>
  )
}

/** Says without a colour that something was destroyed. */
export const Cross = () => (
  <>
    <svg className={styles.cross} viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
      <path d="M2 2 8 8M8 2 2 8" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
    <span className="unseen">{words.registers.poisoned} </span>
  </>
)
