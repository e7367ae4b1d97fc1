import type { Phrase } from '../../messages/phrase.ts'
import { Pieces, useMarked } from '../Glossary/Marked.tsx'

interface HeadlineWordsProps {
  readonly phrase: Phrase
  /** The sentence below. */
  readonly beside: string
}

/** Numbers are marked up with their values, words of the field where the sentence below does not use them. */
export function HeadlineWords({ phrase, beside }: HeadlineWordsProps) {
  const texts = phrase.map((part) => (typeof part === 'string' ? part : ''))
  const marked = useMarked(texts, [beside])
  const parts = phrase.map((part, at) =>
    typeof part === 'string' ? (
      <Pieces key={at} pieces={marked[at] ?? []} />
    ) : (
      <data key={at} value={part.value}>
        {part.text}
      </data>
    ),
  )
  return <span>{parts}</span>
}
