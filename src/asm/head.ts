import { detached, Recent } from '../base/recent.ts'
import { type Token, tokens } from './lexer.ts'

/** The start of a statement taken apart; what follows is read by whom it concerns. */
export interface Head {
  /** The statement's whole text; all positions count in it. */
  readonly text: string
  /** Names or numbers before a colon. */
  readonly labels: readonly { readonly name: string; readonly from: number }[]
  readonly kind: 'empty' | 'assignment' | 'directive' | 'instruction'
  /** Operation as written; the symbol of an assignment. */
  readonly name: string
  /** The same in lower case: directives and macros are known without regard to case. */
  readonly lower: string
  readonly nameFrom: number
  /** Position of the operands. */
  readonly restFrom: number
}

const space = 32
const tab = 9
const colon = 58
const equals = 61

function isNamePart(char: number): boolean {
  if (char >= 97 && char <= 122) return true
  if (char >= 65 && char <= 90) return true
  if (char >= 48 && char <= 57) return true
  return char === 95 || char === 46 || char === 36 || char >= 128
}

const isDigit = (char: number): boolean => char >= 48 && char <= 57

function nameEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && isNamePart(text.charCodeAt(end))) end++
  return end
}

function skipBlanks(text: string, from: number): number {
  let at = from
  for (let char = text.charCodeAt(at); char === space || char === tab || char === 13;) {
    char = text.charCodeAt(++at)
  }
  return at
}

const knownHeads = new Recent<string, Head>(50_000)

/** The head of a statement; the same text gives the same object. */
export function headOf(text: string): Head {
  const known = knownHeads.get(text)
  if (known) return known
  const head = parseHead(detached(text))
  knownHeads.set(head.text, head)
  return head
}

function parseHead(text: string): Head {
  const labels: { name: string; from: number }[] = []
  let at = 0
  let end = nameEnd(text, 0)
  let next = skipBlanks(text, end)
  while (end > at && text.charCodeAt(next) === colon) {
    labels.push({ name: text.slice(at, end), from: at })
    at = skipBlanks(text, next + 1)
    end = nameEnd(text, at)
    next = skipBlanks(text, end)
  }
  const name = text.slice(at, end)
  const base = { text, labels, name, lower: name.toLowerCase(), nameFrom: at }
  if (at >= text.length) return { ...base, kind: 'empty', restFrom: at }
  if (end > at && text.charCodeAt(next) === equals && !isDigit(text.charCodeAt(at))) {
    return { ...base, kind: 'assignment', restFrom: next + 1 }
  }
  const kind = text.charCodeAt(at) === 46 ? 'directive' : 'instruction'
  return { ...base, kind, restFrom: next }
}

const knownTokens = new WeakMap<Head, readonly Token[]>()

/** Tokens of the operands; positions count in the statement's text. */
export function operandTokens(head: Head): readonly Token[] {
  const known = knownTokens.get(head)
  if (known) return known
  const found = tokens(head.text, head.restFrom)
  knownTokens.set(head, found)
  return found
}
