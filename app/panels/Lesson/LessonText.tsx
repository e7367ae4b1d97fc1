import { piecesOf } from '../../../src/lessons/inline.ts'

/** A paragraph of a lesson with its marks: `code` and *emphasis*. */
export const LessonText = ({ text }: { readonly text: string }) => (
  <>
    {piecesOf(text).map(({ kind, text: piece }, at) => {
      if (kind === 'code') return <code key={at}>{piece}</code>
      return kind === 'emphasis' ? <em key={at}>{piece}</em> : piece
    })}
  </>
)
