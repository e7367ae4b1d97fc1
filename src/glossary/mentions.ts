import type { GlossaryTerm, TermId } from './index.ts'
import { terms } from './index.ts'

/** A term where a text uses it; positions in UTF-16 units, half-open. */
export interface Mention {
  readonly term: TermId
  readonly from: number
  readonly to: number
}

/** A piece of a text, marked where it is the first use of a term. */
export interface Piece {
  readonly text: string
  readonly term: TermId | null
}

const isSmall = (letter: string): boolean => letter !== letter.toUpperCase()

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A form that starts small also stands at the start of a sentence; spaces may be line ends. */
function patternOf(form: string): string {
  const first = form.charAt(0)
  const start = isSmall(first) ? `[${first}${first.toUpperCase()}]` : escaped(first)
  return start + escaped(form.slice(1)).replaceAll(' ', '\\s+')
}

/** How a form is looked up once it was found. */
const keyOf = (form: string): string => {
  const spaced = form.replace(/\s+/g, ' ')
  return spaced.charAt(0).toLowerCase() + spaced.slice(1)
}

const owners: ReadonlyMap<string, TermId> = new Map(
  terms.flatMap(({ id, forms }) => forms.map((form) => [keyOf(form), id] as const)),
)

/** The longest form first: "C call" is none of "call". Never a part of a longer word, of a name or of a path. */
const anyForm = new RegExp(
  `(?<![\\w./-])(?:${terms
    .flatMap(({ forms }: GlossaryTerm) => forms)
    .toSorted((a, b) => b.length - a.length)
    .map(patternOf)
    .join('|')})(?![\\w-]|[./]\\w)`,
  'g',
)

/** Every use of a term, in the order of the text. */
export function mentionsIn(text: string): readonly Mention[] {
  return [...text.matchAll(anyForm)].flatMap((match) => {
    const term = owners.get(keyOf(match[0]))
    return term ? [{ term, from: match.index, to: match.index + match[0].length }] : []
  })
}

function piecesOf(text: string, mentions: readonly Mention[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { term, from, to } of mentions) {
    if (from > at) pieces.push({ text: text.slice(at, from), term: null })
    pieces.push({ text: text.slice(from, to), term })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), term: null })
  return pieces
}

/**
 * Texts that are read one after the other, cut so that each term is marked once, where it comes first; not at all
 * where a text that stands beside them marks it.
 */
export function markFirstUses(
  texts: readonly string[],
  beside: readonly string[] = [],
): readonly (readonly Piece[])[] {
  const seen = new Set<TermId>(beside.flatMap(termsIn))
  return texts.map((text) => {
    const first = mentionsIn(text).filter(({ term }) => {
      const isNew = !seen.has(term)
      seen.add(term)
      return isNew
    })
    return piecesOf(text, first)
  })
}

/** Terms that a text uses, each once, in the order of their first use. */
export const termsIn = (text: string): readonly TermId[] => [
  ...new Set(mentionsIn(text).map(({ term }) => term)),
]
