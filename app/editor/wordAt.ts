import { type TokenKind, tokenizeLine } from './tokens.ts'

/** A word of a line and what it is. Columns count from 0. */
export interface Word {
  readonly text: string
  readonly kind: TokenKind
  readonly from: number
  readonly to: number
}

const wordCharacters = /[%.$]?[\w.]+/g

/** The word that covers a column, as the colouring understands it. Block comments are not followed here. */
export function wordAt(line: string, column: number): Word | null {
  const token = tokenizeLine(line, false).tokens.find(
    ({ from, to }) => from <= column && column < to,
  )
  if (!token) return null
  for (const match of line.slice(token.from, token.to).matchAll(wordCharacters)) {
    const from = token.from + match.index
    const to = from + match[0].length
    if (from <= column && column < to) return { text: match[0], kind: token.kind, from, to }
  }
  return null
}

/** What may stand at the end of a line that is being written. */
export type Expected = 'statement' | 'register' | 'operation' | 'constant' | 'nothing'

/** `before`: the line up to the cursor. */
export function expectedAfter(before: string): Expected {
  const statement = before.slice(before.lastIndexOf(';') + 1).replace(/^\s*(?:[\w.$]+:\s*)*/, '')
  const last = tokenizeLine(before, false).tokens.at(-1)
  if (last?.kind === 'comment' || last?.kind === 'string') return 'nothing'
  if (/%\w*$/.test(statement)) return 'register'
  if (/^[.\w]*$/.test(statement)) return 'statement'
  if (/^PVOP_\w+\s+[\w.]*$/i.test(statement)) return 'operation'
  if (/^(?:\w+_INTERRUPTS\b|\.short\b)/i.test(statement)) return 'constant'
  return 'nothing'
}
