import type { Head } from './head.ts'

/**
 * What GNU as makes of the blanks of a statement before it looks at macros: arguments of a macro,
 * the list of `.irp` and the texts of `.ifc` are split after this. One blank follows the operation;
 * in the operands a blank survives only between two signs that may stand in a symbol or start one.
 * Mirrors the states of do_scrub_chars(), gas/app.c, binutils 2.40.
 */
function scrubOperands(text: string): string {
  if (!/[\s'"]/.test(text)) return text
  let scrubbed = ''
  let at = 0
  let afterSymbol = false
  let blankPending = false
  while (at < text.length) {
    const char = text[at] ?? ''
    if (blanks.includes(char)) {
      blankPending ||= afterSymbol
      at++
      continue
    }
    const part = partAt(text, at, char)
    if (blankPending && keepsBlankBefore(char)) scrubbed += ' '
    blankPending = false
    scrubbed += part.text
    afterSymbol = char === '"' || isSymbolSign(char)
    at = part.end
  }
  return scrubbed
}

/** A statement's operands as macros see them. */
export const operandText = ({ text, restFrom }: Head): string => scrubOperands(text.slice(restFrom))

const blanks = ' \t\r'

/** A string, a character constant or a single sign. */
function partAt(text: string, at: number, char: string): { text: string; end: number } {
  if (char === "'") return characterConstant(text, at)
  const end = char === '"' ? stringEnd(text, at) : at + 1
  return { text: text.slice(at, end), end }
}

const isSymbolSign = (char: string): boolean => /[\w.$*%\-([{}\u0080-\uffff]/.test(char)

const keepsBlankBefore = (char: string): boolean =>
  isSymbolSign(char) || char === '"' || char === "'" || char === '\\'

/** One past the closing quote of the string that opens at `at`. */
export function stringEnd(text: string, at: number): number {
  let end = at + 1
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  return Math.min(end + 1, text.length)
}

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** A character constant as the number that GNU as puts in its place. */
function characterConstant(text: string, at: number): { text: string; end: number } {
  let end = at + 1
  let char = text[end] ?? ''
  if (char === '\\') {
    end++
    const escaped = text[end] ?? ''
    char = escapes[escaped] ?? escaped
  }
  end++
  if (text[end] === "'") end++
  return { text: String(char.charCodeAt(0) & 0xff), end: Math.min(end, text.length) }
}
