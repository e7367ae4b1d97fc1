import { run as words, type Told } from '../../messages/run.ts'
import styles from './Verdicts.module.css'

interface SentenceProps {
  readonly told: Told
  readonly go: (line: number) => void
}

/** A sentence whose lines can be gone to. */
export const Sentence = ({ told, go }: SentenceProps) => (
  <span>
    {told.map((part, index) =>
      typeof part === 'string' ? (
        <Coded key={index} text={part} />
      ) : (
        <button
          key={index}
          type="button"
          className={styles.line}
          title={words.goToLine(part.line)}
          onClick={() => go(part.line)}
        >
          {words.line(part.line)}
        </button>
      ),
    )}
  </span>
)

/** Registers and the names of functions stand in the type of code. */
const Coded = ({ text }: { readonly text: string }) =>
  text
    .split(/(%\w+|\b\w+_\w+\b|"[^"]*")/)
    .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))
