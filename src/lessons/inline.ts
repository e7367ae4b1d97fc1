/** A piece of a paragraph. */
export interface Piece {
  readonly kind: 'plain' | 'code' | 'emphasis'
  readonly text: string
}

const marked = /`([^`]+)`|\*([^*\s][^*]*)\*/g

/** Splits a paragraph at its marks: `code` in backticks, *emphasis* in asterisks. Their text joined is what is read. */
export function piecesOf(paragraph: string): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const found of paragraph.matchAll(marked)) {
    const [whole, code, emphasis] = found
    if (found.index > from) {
      pieces.push({ kind: 'plain', text: paragraph.slice(from, found.index) })
    }
    pieces.push(
      code === undefined
        ? { kind: 'emphasis', text: emphasis ?? '' }
        : { kind: 'code', text: code },
    )
    from = found.index + whole.length
  }
  if (from < paragraph.length) pieces.push({ kind: 'plain', text: paragraph.slice(from) })
  return pieces
}

/** A paragraph without its marks. */
export const plainText = (paragraph: string): string =>
  piecesOf(paragraph)
    .map(({ text }) => text)
    .join('')

/** What is read as words of a paragraph: code is not. */
export const prose = (paragraph: string): string =>
  piecesOf(paragraph)
    .map((piece) => (piece.kind === 'code' ? ' ' : piece.text))
    .join('')
