import type { ReactNode } from 'react'
import type { Phrase } from '../messages/phrase.ts'
import styles from './Present.module.css'

/** Numbers are marked up with their values. */
const marked = (phrase: Phrase): ReactNode =>
  phrase.map((part, at) =>
    typeof part === 'string' ? (
      part
    ) : (
      <data key={at} value={part.value}>
        {part.text}
      </data>
    ),
  )

interface HeadlineProps {
  readonly phrase: Phrase
  /** One sentence under it; goes where there is no room. */
  readonly context?: string
}

/** The one sentence that the last row has to read. */
export const Headline = ({ phrase, context }: HeadlineProps) => (
  <>
    <h1 className={styles.headline}>{marked(phrase)}</h1>
    {context && <p className={styles.context}>{context}</p>}
  </>
)
