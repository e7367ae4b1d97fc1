import type { Span } from '../../base/span.ts'

export type TokenKind = 'word' | 'number' | 'string' | 'mark'

/** `text` as in the listing; a mark is one or two signs. */
export interface Token extends Span {
  readonly kind: TokenKind
  readonly text: string
}

/** Tokens up to the end of a statement, and the brace or stop that follows it. */
export interface Statement extends Span {
  readonly tokens: readonly Token[]
}

const pattern =
  /(?<gap>[ \t\r\f\v]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<comment>\/\*[\s\S]*)|(?<end>\n|;;|[;{}])|(?<word>@?[A-Za-z_.$][\w.$]*#?)|(?<number>'(?:\\.|[^\n])'?|\d\w*)|(?<string>"(?:\\.|[^"\\\n])*"?)|(?<mark><<|>>|[^\s])/y

const kinds = ['word', 'number', 'string', 'mark'] as const

/** Ends of statements that mean something by themselves. */
export type Piece =
  | { readonly kind: 'statement'; readonly statement: Statement }
  | { readonly kind: 'stop' | 'open' | 'close'; readonly span: Span }
  /** A comment that goes on to the end of the listing; its first sign. */
  | { readonly kind: 'comment'; readonly span: Span }

const separators: Readonly<Record<string, 'stop' | 'open' | 'close'>> = {
  ';;': 'stop',
  '{': 'open',
  '}': 'close',
}

/** `#` comments out a line where it stands first in it. */
function skipHashLine(text: string, at: number): number {
  const match = /[ \t]*#[^\n]*/y
  match.lastIndex = at
  return match.test(text) ? match.lastIndex : at
}

/**
 * Cuts a listing as GNU as for Itanium does: statements end at a newline, `;`, `;;` or a brace; comments
 * are `//` to the end of the line, block comments, and lines that start with `#`.
 */
export function* piecesOf(text: string): Generator<Piece> {
  let tokens: Token[] = []
  const finish = function* (): Generator<Piece> {
    const [first, last] = [tokens[0], tokens.at(-1)]
    if (first && last) {
      yield { kind: 'statement', statement: { tokens, from: first.from, to: last.to } }
    }
    tokens = []
  }
  let at = skipHashLine(text, 0)
  while (at < text.length) {
    pattern.lastIndex = at
    const { groups = {}, 0: all = text[at] ?? '' } = pattern.exec(text) ?? {}
    const span = { from: at, to: at + all.length }
    at = span.to
    if (groups['end'] !== undefined) {
      yield* finish()
      const kind = separators[all]
      if (kind) yield { kind, span }
      if (all === '\n') at = skipHashLine(text, at)
      continue
    }
    if (groups['comment'] !== undefined) {
      yield { kind: 'comment', span: { from: span.from, to: span.from + 2 } }
    }
    const kind = kinds.find((each) => groups[each] !== undefined)
    // `name#` is a symbol whatever register may be called so, as compilers write it.
    if (kind) tokens.push({ kind, text: kind === 'word' ? all.replace('#', '') : all, ...span })
  }
  yield* finish()
}
