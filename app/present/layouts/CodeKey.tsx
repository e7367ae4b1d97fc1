import { registers } from '../../messages/registers.ts'
import styles from './Code.module.css'
import type { CodeMark } from './codeMarks.ts'

/** Under the code: what the marks in its cells mean. */
export const CodeKey = ({ marks }: { readonly marks: readonly CodeMark[] }) =>
  marks.length > 0 && (
    <ul className={styles.key} aria-label={registers.legend.open}>
      {marks.map(({ look, letter, meaning }) => (
        <li key={look}>
          <span className={styles.mark}>
            <span className={styles.cell} data-look={look}>
              {letter && <b>{letter}</b>}
            </span>
          </span>
          {meaning}
        </li>
      ))}
    </ul>
  )
