import type { Arch } from '../../../src/x86/arch.ts'
import { run as words } from '../../messages/run.ts'
import styles from './Tables.module.css'
import { digitsOf } from './value.ts'

interface ValueProps {
  readonly arch: Arch
  readonly value: bigint
  readonly poisoned?: boolean
  /** Destroyed as the promise allows: nothing went wrong. */
  readonly allowed?: boolean
}

const hints = {
  allowed: words.registers.allowedHint,
  wrong: words.registers.poisonedHint,
}

/** How a destroyed thing looks: only a broken promise is alarming. */
export const poisonedAs = (poisoned: boolean, allowed: boolean): keyof typeof hints | undefined =>
  poisoned ? (allowed ? 'allowed' : 'wrong') : undefined

/** A value in hex at full width; one that was destroyed is marked by a cross, too. */
export function Value({ arch, value, poisoned = false, allowed = false }: ValueProps) {
  const { zeros, rest } = digitsOf(arch, value)
  const look = poisonedAs(poisoned, allowed)
  return (
    <span className={styles.value} data-poisoned={look} title={look && hints[look]}>
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
