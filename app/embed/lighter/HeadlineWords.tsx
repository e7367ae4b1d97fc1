import { lazy, Suspense } from 'react'
import type { Phrase } from '../../messages/phrase.ts'
import { afterPicture } from './afterPicture.ts'

const Marked = lazy(async () => {
  await afterPicture()
  return { default: (await import('../../panels/Step/HeadlineWords.tsx')).HeadlineWords }
})

interface HeadlineWordsProps {
  readonly phrase: Phrase
  readonly beside: string
}

/** A headline that can be read at once; the words of the field are marked in it when the glossary is there. */
export const HeadlineWords = ({ phrase, beside }: HeadlineWordsProps) => (
  <Suspense fallback={<Plain phrase={phrase} />}>
    <Marked phrase={phrase} beside={beside} />
  </Suspense>
)

const Plain = ({ phrase }: { readonly phrase: Phrase }) => (
  <span>
    {phrase.map((part, at) =>
      typeof part === 'string' ? (
        part
      ) : (
        <data key={at} value={part.value}>
          {part.text}
        </data>
      ),
    )}
  </span>
)
