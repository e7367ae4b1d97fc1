/** What a piece of a line is, for colouring. */
export type TokenKind =
  | 'comment'
  | 'label'
  | 'directive'
  | 'macro'
  | 'operation'
  | 'mnemonic'
  | 'register'
  | 'number'
  | 'string'
  | 'plain'

/** A run of characters of one line; runs cover the line without gaps. */
export interface Token {
  readonly from: number
  readonly to: number
  readonly kind: TokenKind
}

export interface TokenizedLine {
  readonly tokens: readonly Token[]
  /** The line ends inside a block comment. */
  readonly inComment: boolean
}

const word = /[\w.$@]+/y
const pieces: readonly (readonly [RegExp, TokenKind])[] = [
  [/#.*|\/\/.*/y, 'comment'],
  [/"(?:\\.|[^"\\])*"?/y, 'string'],
  [/%\s*[a-z]\w*(?:\(\d\))?/iy, 'register'],
  [/\b(?:0x[\da-f]+|\d+)[bf]?\b/iy, 'number'],
]
/** The kernel's macros and constants are written in capitals, as nothing else is. */
const capitals = /^_*[A-Z][A-Z0-9_]+$/
const prefixes = new Set([
  'lock',
  'rep',
  'repe',
  'repne',
  'repz',
  'repnz',
  'cs',
  'ds',
  'es',
  'ss',
  'fs',
  'gs',
])

/** Where in a statement the reader is: before its first word, or behind the macro that it calls. */
interface Statement {
  started: boolean
  operation: boolean
}

/** Splits a line of GAS text for colouring; it accepts any text, right or wrong. */
export function tokenizeLine(line: string, startsInComment: boolean): TokenizedLine {
  const tokens: Token[] = []
  const statement: Statement = { started: false, operation: false }
  let inComment = startsInComment
  let at = 0
  while (at < line.length) {
    const [length, kind] = inComment ? blockComment(line, at) : pieceAt(line, at, statement)
    if (kind === 'comment' && (inComment || line.startsWith('/*', at))) {
      inComment = !line.slice(at, at + length).endsWith('*/')
    }
    add(tokens, at, at + length, kind)
    at += length
  }
  return { tokens, inComment }
}

function add(tokens: Token[], from: number, to: number, kind: TokenKind) {
  const last = tokens.at(-1)
  if (last?.kind === kind) tokens[tokens.length - 1] = { from: last.from, to, kind }
  else tokens.push({ from, to, kind })
}

function blockComment(line: string, at: number): [number, TokenKind] {
  const end = line.indexOf('*/', at)
  return [(end === -1 ? line.length : end + 2) - at, 'comment']
}

function pieceAt(line: string, at: number, statement: Statement): [number, TokenKind] {
  if (line.startsWith('/*', at)) {
    const end = line.indexOf('*/', at + 2)
    return [(end === -1 ? line.length : end + 2) - at, 'comment']
  }
  if (line[at] === ';') {
    statement.started = false
    statement.operation = false
    return [1, 'plain']
  }
  if (statement.started) {
    for (const [pattern, kind] of pieces) {
      const length = lengthAt(pattern, line, at)
      if (length > 0) return [length, kind]
    }
  } else if (line[at] === '#' || line.startsWith('//', at)) return [line.length - at, 'comment']
  const length = lengthAt(word, line, at)
  return length === 0 ? [1, 'plain'] : wordAt(line, at, length, statement)
}

function wordAt(
  line: string,
  at: number,
  length: number,
  statement: Statement,
): [number, TokenKind] {
  const text = line.slice(at, at + length)
  if (!statement.started) {
    const colon = /^\s*:/.exec(line.slice(at + length))
    if (colon) return [length + colon[0].length, 'label']
    if (prefixes.has(text.toLowerCase())) return [length, 'mnemonic']
    statement.started = true
    statement.operation = /^PVOP_/i.test(text)
    if (text.startsWith('.')) return [length, 'directive']
    return [length, capitals.test(text) ? 'macro' : 'mnemonic']
  }
  if (statement.operation || capitals.test(text)) {
    statement.operation = false
    return [length, 'operation']
  }
  return [length, 'plain']
}

function lengthAt(pattern: RegExp, line: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(line)?.[0].length ?? 0
}
