import type { Token, TokenizedLine, TokenKind } from '../../editor/tokens.ts'

const register =
  /(?:r\d{1,3}|b[0-7]|p\d{1,2}|f\d{1,3}|(?:in|loc|out)\d{1,2}|ar\.\w+|cr\.\w+|pr|psr(?:\.\w+)?|rr|pmc|pmd|cpuid|ip|sp|gp|tp|rp|ret[0-3])(?![\w.])/iy
const number = /\b(?:0x[\da-f]+|\d+)[bf]?\b/iy
const text = /"(?:\\.|[^"\\])*"?/y
const word = /[\w.$@]+/y
/** Numbers of the patch types are written in capitals, as nothing else is. */
const capitals = /^_*[A-Z][A-Z0-9_]+$/
const template = /^\.(?:mii|mlx|mmi|mfi|mmf|mib|mbb|bbb|mmb|mfb)$/i

/** Where in a statement the reader is. */
interface Reader {
  started: boolean
}

function lengthAt(pattern: RegExp, line: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(line)?.[0].length ?? 0
}

type Piece = readonly [length: number, kind: TokenKind]

/** Signs that end a statement, or open and close a bundle: what comes next is an instruction. */
function sign(line: string, at: number, reader: Reader): Piece | null {
  const found = /^(?:;;|[{};])/.exec(line.slice(at))?.[0]
  if (found === undefined) return null
  reader.started = false
  return [found.length, found === ';' ? 'plain' : 'macro']
}

/** A label, a tag in brackets, a predicate in parentheses, a template or the name of an instruction. */
function opening(line: string, at: number, reader: Reader): Piece {
  const rest = line.slice(at)
  const tag = /^\[[\w.$]+:\]/.exec(rest)?.[0]
  if (tag) return [tag.length, 'label']
  const predicate = /^\(p\d{1,2}\)/i.exec(rest)?.[0]
  if (predicate) return [predicate.length, 'register']
  const length = lengthAt(word, line, at)
  if (length === 0) return [1, 'plain']
  const colon = /^\s*:/.exec(rest.slice(length))?.[0]
  if (colon) return [length + colon.length, 'label']
  const found = rest.slice(0, length)
  if (template.test(found)) return [length, 'macro']
  reader.started = true
  return [length, found.startsWith('.') ? 'directive' : 'mnemonic']
}

function operand(line: string, at: number): Piece {
  const patterns = [
    [text, 'string'],
    [register, 'register'],
    [number, 'number'],
  ] as const
  const inWord = at > 0 && /[\w.]/.test(line[at - 1] ?? '')
  for (const [pattern, kind] of inWord ? [] : patterns) {
    const length = lengthAt(pattern, line, at)
    if (length > 0) return [length, kind]
  }
  const length = lengthAt(word, line, at)
  if (length === 0) return [1, 'plain']
  return [length, capitals.test(line.slice(at, at + length)) ? 'operation' : 'plain']
}

function comment(line: string, at: number, inComment: boolean): Piece | null {
  if (!inComment && line.startsWith('//', at)) return [line.length - at, 'comment']
  if (!inComment && !line.startsWith('/*', at)) return null
  const end = line.indexOf('*/', inComment ? at : at + 2)
  return [(end === -1 ? line.length : end + 2) - at, 'comment']
}

const closes = (piece: string): boolean => piece.endsWith('*/')

/** Splits a line of GNU as text for Itanium for colouring; it accepts any text, right or wrong. */
export function tokenizeItanium(line: string, startsInComment: boolean): TokenizedLine {
  const tokens: Token[] = []
  const reader: Reader = { started: false }
  let inComment = startsInComment
  for (let at = 0; at < line.length;) {
    const found = comment(line, at, inComment)
    const [length, kind] =
      found ??
      sign(line, at, reader) ??
      (reader.started ? operand(line, at) : opening(line, at, reader))
    const piece = line.slice(at, at + length)
    if (found) inComment = !piece.startsWith('//') || inComment ? !closes(piece) : false
    const last = tokens.at(-1)
    if (last?.kind === kind) tokens[tokens.length - 1] = { ...last, to: at + length }
    else tokens.push({ from: at, to: at + length, kind })
    at += length
  }
  return { tokens, inComment }
}
