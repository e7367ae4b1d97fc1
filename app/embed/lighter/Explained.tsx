import { lazy, Suspense } from 'react'
import { afterPicture } from './afterPicture.ts'

const Marked = lazy(async () => {
  await afterPicture()
  return { default: (await import('../../panels/Glossary/Explained.tsx')).Explained }
})

/** A text that can be read at once; the words of the field are marked in it when the glossary is there. */
export const Explained = ({ text }: { readonly text: string }) => (
  <Suspense fallback={text}>
    <Marked text={text} />
  </Suspense>
)
