import { useMemo } from 'react'
import { markFirstUses, type Piece } from '../../../src/glossary/mentions.ts'
import { piecesOf, prose } from '../../../src/lessons/inline.ts'
import { Pieces } from '../Glossary/Marked.tsx'

interface LessonTextProps {
  readonly text: string
  /** Texts of the scene that mark their words of the field themselves. */
  readonly beside?: readonly string[]
}

/** A sentence of a lesson with its marks; a word of the field is explained where the scene first uses it. */
export function LessonText({ text, beside = noTexts }: LessonTextProps) {
  const [pieces = []] = useMemo(() => markedParagraphs([text], beside), [text, beside])
  return <Marked pieces={pieces} />
}

const noTexts: readonly string[] = []

/** The paragraphs of a scene. */
export function SceneText({ paragraphs }: { readonly paragraphs: readonly string[] }) {
  const marked = useMemo(() => markedParagraphs(paragraphs, noTexts), [paragraphs])
  return marked.map((pieces, paragraph) => (
    <p key={paragraph}>
      <Marked pieces={pieces} />
    </p>
  ))
}

type MarkedPiece = ReturnType<typeof piecesOf>[number] & { readonly words: readonly Piece[] }

const Marked = ({ pieces }: { readonly pieces: readonly MarkedPiece[] }) =>
  pieces.map(({ kind, text, words }, at) => {
    if (kind === 'code') return <code key={at}>{text}</code>
    return kind === 'emphasis' ? (
      <em key={at}>
        <Pieces pieces={words} />
      </em>
    ) : (
      <Pieces key={at} pieces={words} />
    )
  })

/** Code is none of the words that a glossary explains. */
function markedParagraphs(
  paragraphs: readonly string[],
  beside: readonly string[],
): readonly (readonly MarkedPiece[])[] {
  const pieces = paragraphs.map((paragraph) => piecesOf(paragraph))
  const read = pieces.flat().map(({ kind, text }) => (kind === 'code' ? '' : text))
  const marks = markFirstUses(read, beside.map(prose))
  let at = 0
  return pieces.map((paragraph) =>
    paragraph.map((piece) => ({ ...piece, words: marks[at++] ?? [] })),
  )
}
