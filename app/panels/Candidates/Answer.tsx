import * as decision from '../../messages/candidates.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Candidates.module.css'

/** Whether a check passed. */
export const Answer = ({ pass }: { readonly pass: boolean }) => (
  <span className={pass ? styles.yes : styles.no}>
    <Icon name={pass ? 'yes' : 'no'} size={12} />
    <span className="unseen">{pass ? decision.candidates.yes : decision.candidates.no}</span>
  </span>
)
