import { lazy, Suspense } from 'react'
import { afterPicture } from './afterPicture.ts'

const Marked = lazy(async () => {
  await afterPicture()
  return { default: (await import('../../panels/Glossary/Explained.tsx')).Explained }
})

interface ExplainedProps {
  readonly text: string
  readonly beside?: readonly string[]
}

/** A text that can be read at once; the words of the field are marked in it when the glossary is there. */
export const Explained = (props: ExplainedProps) => (
  <Suspense fallback={props.text}>
    <Marked {...props} />
  </Suspense>
)
