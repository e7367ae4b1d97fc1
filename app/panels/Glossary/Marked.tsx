import { Fragment, useMemo } from 'react'
import { markFirstUses } from '../../../src/glossary/mentions.ts'
import type { Piece } from '../../../src/glossary/mentions.ts'
import { TermLink } from './TermLink.tsx'

/** Texts that are read one after the other: what the first explains is not marked again in the others. */
export function useMarked(
  texts: readonly string[],
  beside: readonly string[] = [],
): readonly (readonly Piece[])[] {
  const key = [...texts, '', ...beside].join('\n')
  // oxlint-disable-next-line react/exhaustive-deps -- the texts are what counts, not their lists
  return useMemo(() => markFirstUses(texts, beside), [key])
}

export const Pieces = ({ pieces }: { readonly pieces: readonly Piece[] }) =>
  pieces.map(({ text, term }, at) =>
    term === null ? (
      <Fragment key={at}>{text}</Fragment>
    ) : (
      <TermLink key={at} term={term} text={text} />
    ),
  )
