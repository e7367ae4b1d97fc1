import type { ReactNode } from 'react'
import type { Phrase } from '../messages/phrase.ts'
import styles from './Present.module.css'

/** The word that a number counts: they stay in one line. */
const unit = /^ [^\s]+/

/** Numbers are marked up with their values. */
const marked = (phrase: Phrase): ReactNode =>
  phrase.map((part, at) => {
    const before = phrase[at - 1]
    if (typeof part === 'string') return typeof before === 'object' ? part.replace(unit, '') : part
    const next = phrase[at + 1]
    return (
      <span key={at} className={styles.figure}>
        <data value={part.value}>{part.text}</data>
        {typeof next === 'string' && unit.exec(next)?.[0]}
      </span>
    )
  })

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
