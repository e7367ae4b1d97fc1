import { useMemo } from 'react'
import { markFirstUses } from '../../../src/glossary/mentions.ts'
import { piecesOf } from '../../../src/lessons/inline.ts'
import { Pieces } from '../Glossary/Marked.tsx'

/** A paragraph of a lesson with its marks: `code` and *emphasis*. */
export const LessonText = ({ text }: { readonly text: string }) => (
  <>
    {piecesOf(text).map(({ kind, text: piece }, at) => {
      if (kind === 'code') return <code key={at}>{piece}</code>
      return kind === 'emphasis' ? <em key={at}>{piece}</em> : piece
    })}
  </>
)

/** The paragraphs of a scene; a word of the field is explained where the scene first uses it. */
export function SceneText({ paragraphs }: { readonly paragraphs: readonly string[] }) {
  const marked = useMemo(() => markedParagraphs(paragraphs), [paragraphs])
  return marked.map((pieces, paragraph) => (
    <p key={paragraph}>
      {pieces.map(({ kind, text, words }, at) => {
        if (kind === 'code') return <code key={at}>{text}</code>
        return kind === 'emphasis' ? (
          <em key={at}>
            <Pieces pieces={words} />
          </em>
        ) : (
          <Pieces key={at} pieces={words} />
        )
      })}
    </p>
  ))
}

/** Code is none of the words that a glossary explains. */
function markedParagraphs(paragraphs: readonly string[]) {
  const pieces = paragraphs.map((paragraph) => piecesOf(paragraph))
  const read = pieces.flat().map(({ kind, text }) => (kind === 'code' ? '' : text))
  const marks = markFirstUses(read)
  let at = 0
  return pieces.map((paragraph) =>
    paragraph.map((piece) => ({ ...piece, words: marks[at++] ?? [] })),
  )
}
