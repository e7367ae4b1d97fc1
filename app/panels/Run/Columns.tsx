import { sides } from './rows.ts'
import styles from './Tables.module.css'

/** The same columns in both tables: name, one a machine, and what the reference has. */
export const Columns = () => (
  <colgroup>
    <col className={styles.nameColumn} />
    {sides.map((side) => (
      <col key={side} />
    ))}
    <col className={styles.expectedColumn} />
  </colgroup>
)
