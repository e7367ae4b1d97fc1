import type { Span } from '../base/span.ts'

/** One statement as the source spells it, comments blanked out, blanks trimmed. */
export interface Statement {
  readonly text: string
  /** Its place in the source. */
  readonly from: number
  readonly to: number
  /** Line of its first character, from 1. */
  readonly line: number
  /** The text stands in the source as it is; false where arguments were put in. */
  readonly exact: boolean
}

export interface SplitSource {
  readonly statements: readonly Statement[]
  /** `//` after a statement: GNU as takes slashes for a comment at the start of a statement only. */
  readonly slashComments: readonly Span[]
  /** A block comment that nobody closed. */
  readonly openComment: Span | null
}

const newline = 10
const quote = 34
const hash = 35
const apostrophe = 39
const star = 42
const slash = 47
const semicolon = 59
const backslash = 92

interface Scanner {
  readonly source: string
  at: number
  line: number
  /** Where the present statement starts, or -1 while only blanks were seen. */
  start: number
  startLine: number
  /** One past its last character that is not blank. */
  end: number
  /** Ranges inside of it that a comment covers. */
  holes: Span[]
  readonly statements: Statement[]
  readonly slashComments: Span[]
  openComment: Span | null
}

/**
 * Cuts a source into statements by GNU as's rules for x86: they end at `;` and at the end of the line;
 * `#` starts a comment anywhere, `/` where a statement could start; a block comment is a blank.
 */
export function splitStatements(source: string): SplitSource {
  const scanner: Scanner = {
    source,
    at: 0,
    line: 1,
    start: -1,
    startLine: 1,
    end: 0,
    holes: [],
    statements: [],
    slashComments: [],
    openComment: null,
  }
  while (scanner.at < source.length) scanCharacter(scanner, source.charCodeAt(scanner.at))
  endStatement(scanner)
  const { statements, slashComments, openComment } = scanner
  return { statements, slashComments, openComment }
}

function scanCharacter(scanner: Scanner, char: number): void {
  // Nearly every character is a letter, digit or other sign above the separators.
  if (char > semicolon && char !== backslash) return take(scanner, 1)
  switch (char) {
    case newline:
      endStatement(scanner)
      scanner.line++
      scanner.at++
      return
    case semicolon:
      endStatement(scanner)
      scanner.at++
      return
    case hash:
      return skipLine(scanner)
    case slash:
      return scanSlash(scanner)
    case quote:
      return takeString(scanner)
    case apostrophe:
      return takeCharacterConstant(scanner)
    case backslash:
      return take(scanner, scanner.source.charCodeAt(scanner.at + 1) === newline ? 1 : 2)
    default:
      if (char > 32) take(scanner, 1)
      else scanner.at++
  }
}

/** Takes characters into the statement; the caller vouches that no line ends among them. */
function take(scanner: Scanner, count: number): void {
  if (scanner.start === -1) {
    scanner.start = scanner.at
    scanner.startLine = scanner.line
  }
  scanner.at = Math.min(scanner.at + count, scanner.source.length)
  scanner.end = scanner.at
}

function skipLine(scanner: Scanner): void {
  const end = scanner.source.indexOf('\n', scanner.at)
  scanner.at = end === -1 ? scanner.source.length : end
}

function scanSlash(scanner: Scanner): void {
  const { source, at } = scanner
  const next = source.charCodeAt(at + 1)
  if (next === star) return skipBlockComment(scanner)
  if (scanner.start === -1) return skipLine(scanner)
  if (next !== slash) return take(scanner, 1)
  skipLine(scanner)
  scanner.slashComments.push({ from: at, to: scanner.at })
}

function skipBlockComment(scanner: Scanner): void {
  const { source, at } = scanner
  const close = source.indexOf('*/', at + 2)
  const to = close === -1 ? source.length : close + 2
  if (close === -1) scanner.openComment = { from: at, to: at + 2 }
  for (let inside = at; inside < to; inside++) {
    if (source.charCodeAt(inside) === newline) scanner.line++
  }
  if (scanner.start !== -1) scanner.holes.push({ from: at, to })
  scanner.at = to
}

function takeString(scanner: Scanner): void {
  const { source, at } = scanner
  let end = at + 1
  while (end < source.length) {
    const char = source.charCodeAt(end)
    if (char === newline) break
    end += char === backslash && source.charCodeAt(end + 1) !== newline ? 2 : 1
    if (char === quote) break
  }
  take(scanner, end - at)
}

/** `'c`, `'\n`, each with or without a closing quote: the sign after the quote never separates. */
function takeCharacterConstant(scanner: Scanner): void {
  const { source, at } = scanner
  let end = at + 1
  if (source.charCodeAt(end) === backslash) end++
  if (end < source.length && source.charCodeAt(end) !== newline) end++
  if (source.charCodeAt(end) === apostrophe) end++
  take(scanner, end - at)
}

function endStatement(scanner: Scanner): void {
  const { source, start, end } = scanner
  if (start === -1) return
  scanner.statements.push({
    text: scanner.holes.length > 0 ? blanked(scanner) : source.slice(start, end),
    from: start,
    to: end,
    line: scanner.startLine,
    exact: true,
  })
  scanner.start = -1
  scanner.holes = []
}

/** The statement with blanks for comments, so that positions in it stay what they are. */
function blanked({ source, start, end, holes }: Scanner): string {
  let text = ''
  let at = start
  for (const hole of holes) {
    if (hole.from >= end) break
    text += source.slice(at, hole.from) + ' '.repeat(hole.to - hole.from)
    at = hole.to
  }
  return text + source.slice(at, end)
}
