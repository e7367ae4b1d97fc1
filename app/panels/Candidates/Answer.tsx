import { messages } from '../../messages/index.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Candidates.module.css'

/** Whether a check passed. */
export const Answer = ({ pass }: { readonly pass: boolean }) => (
  <span className={pass ? styles.yes : styles.no}>
    <Icon name={pass ? 'yes' : 'no'} size={12} />
    <span className="unseen">{pass ? messages.candidates.yes : messages.candidates.no}</span>
  </span>
)
