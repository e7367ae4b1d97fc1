import type { Phrase } from '../../messages/phrase.ts'
import { Pieces, useMarked } from '../Glossary/Marked.tsx'
import styles from './Step.module.css'

/** What is counted stands in one line with its number. */
const unit = /^ (?:bytes?|values?|places?)(?![a-z])/

const unitAfter = (phrase: Phrase, at: number): string => {
  const next = phrase[at + 1]
  return typeof next === 'string' ? (unit.exec(next)?.[0] ?? '') : ''
}

/** The words between two numbers, without the unit of the first. */
const wordsAt = (phrase: Phrase, at: number): string => {
  const part = phrase[at]
  if (typeof part !== 'string') return ''
  return at > 0 ? part.slice(unitAfter(phrase, at - 1).length) : part
}

interface HeadlineWordsProps {
  readonly phrase: Phrase
  /** The sentence below. */
  readonly beside: string
}

/** Numbers are marked up with their values, words of the field where the sentence below does not use them. */
export function HeadlineWords({ phrase, beside }: HeadlineWordsProps) {
  const texts = phrase.map((_, at) => wordsAt(phrase, at))
  const marked = useMarked(texts, [beside])
  const parts = phrase.map((part, at) =>
    typeof part === 'string' ? (
      <Pieces key={at} pieces={marked[at] ?? []} />
    ) : (
      <span key={at} className={styles.counted}>
        <data value={part.value}>{part.text}</data>
        {unitAfter(phrase, at)}
      </span>
    ),
  )
  return <span>{parts}</span>
}
