import type { Span } from '../base/span.ts'

/**
 * One token of a GAS statement. Positions count in the text that was given to `tokens`, so a caller that
 * lexes a cut-out moves them itself.
 */
export type Token = Span &
  (
    | { readonly kind: 'word'; readonly text: string }
    /** `text` as written; `value` is whole, perhaps wider than 64 bits. Character constants are numbers. */
    | { readonly kind: 'number'; readonly text: string; readonly value: bigint }
    /** `771b` or `1f`, in lower case: a reference to a numeric label. */
    | { readonly kind: 'numeric-label'; readonly text: string }
    /** `text` is what stands between the quotes, escapes untouched; `stringBytes` reads them. */
    | { readonly kind: 'string'; readonly text: string }
    | { readonly kind: 'mark'; readonly text: string }
    /** A character that starts no token, a string without an end, a number with a digit too large. */
    | { readonly kind: 'bad'; readonly text: string }
  )

const wordPattern = /[A-Za-z_.\u0080-\uffff][\w.$\u0080-\uffff]*/y
const spacePattern = /(?:[ \t\r\n\f\v]|\/\*[^]*?\*\/)+/y
const numericLabelPattern = /\d+[bBfF](?![\w.$])/y
const numberPattern = /0[xX][0-9a-fA-F]+|0[bB][01]+|\d+/y
const characterPattern = /'(?:\\[^]|[^\\\n])'?/uy
const stringPattern = /"((?:[^"\\]|\\[^])*)"/y
const markPattern = /<<|>>|<>|<=|>=|==|!=|&&|\|\||[-+*/%~!&|^<>()[\]{},:$@=#;\\]/y
const afterNumber = /[\w$]/

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

/**
 * Tokens between `from` and `to`. White space and block comments part tokens; a `#` or `//` comment ends the
 * text. Never fails: what is no token becomes a `bad` one.
 */
export function tokens(text: string, from = 0, to = text.length): readonly Token[] {
  const source = to < text.length ? text.slice(0, to) : text
  const found: Token[] = []
  let at = from
  while (at < source.length) {
    const space = match(spacePattern, source, at)
    if (space !== null) {
      at += space.length
      continue
    }
    if (source[at] === '#' || source.startsWith('//', at)) break
    const token = tokenAt(source, at)
    found.push(token)
    at = token.to
  }
  return found
}

function tokenAt(text: string, at: number): Token {
  const first = text.charCodeAt(at)
  if (first >= 0x30 && first <= 0x39) return numberAt(text, at)
  if (first === 0x27) return characterAt(text, at)
  if (first === 0x22) {
    const whole = match(stringPattern, text, at)
    if (whole === null) return { kind: 'bad', from: at, to: text.length, text: text.slice(at) }
    return { kind: 'string', from: at, to: at + whole.length, text: whole.slice(1, -1) }
  }
  const word = match(wordPattern, text, at)
  if (word !== null) return { kind: 'word', from: at, to: at + word.length, text: word }
  const mark = match(markPattern, text, at)
  if (mark !== null) return { kind: 'mark', from: at, to: at + mark.length, text: mark }
  return { kind: 'bad', from: at, to: at + 1, text: text[at] ?? '' }
}

function numberAt(text: string, at: number): Token {
  const label = match(numericLabelPattern, text, at)
  if (label !== null) {
    return { kind: 'numeric-label', from: at, to: at + label.length, text: label.toLowerCase() }
  }
  const digits = match(numberPattern, text, at) ?? ''
  let to = at + digits.length
  if (afterNumber.test(text[to] ?? '')) {
    while (afterNumber.test(text[to] ?? '')) to++
    return { kind: 'bad', from: at, to, text: text.slice(at, to) }
  }
  const octal = /^0\d/.test(digits)
  if (octal && /[89]/.test(digits)) return { kind: 'bad', from: at, to, text: digits }
  return {
    kind: 'number',
    from: at,
    to,
    text: digits,
    value: BigInt(octal ? `0o${digits}` : digits),
  }
}

function characterAt(text: string, at: number): Token {
  const whole = match(characterPattern, text, at)
  if (whole === null) return { kind: 'bad', from: at, to: at + 1, text: "'" }
  const [first = '', escaped = ''] = whole.slice(1)
  const value = BigInt(
    first === '\\' ? (characterEscapes[escaped] ?? byteOf(escaped)) : byteOf(first),
  )
  return { kind: 'number', from: at, to: at + whole.length, text: whole, value }
}

/** Fewer than in a string: no numbers, no `\v`. */
const characterEscapes: Readonly<Record<string, number>> = { b: 8, t: 9, n: 10, f: 12, r: 13 }
const byteOf = (character: string) => utf8(character)[0] ?? 0

const escapes: Readonly<Record<string, number>> = { b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 }
const escapePattern = /\\([0-9]{1,3}|x[0-9a-fA-F]+|[^])|[^]/gu

/** GNU as counts 8 and 9 among the octal digits. */
const octal = (digits: string) =>
  Array.from(digits).reduce((value, digit) => value * 8 + Number(digit), 0)

/** Bytes of a string as GNU as stores them: `\n`, octal, `\x…` (the low 8 bits); other text as UTF-8. */
export function stringBytes(text: string): readonly number[] {
  const bytes: number[] = []
  for (const [whole, escape] of text.matchAll(escapePattern)) {
    if (escape === undefined) bytes.push(...utf8(whole))
    else if (/^[0-9]/.test(escape)) bytes.push(octal(escape) & 0xff)
    else if (/^x./.test(escape)) bytes.push(Number.parseInt(escape.slice(-2).replace('x', ''), 16))
    else bytes.push(...(escapes[escape] === undefined ? utf8(escape) : [escapes[escape]]))
  }
  return bytes
}

function utf8(character: string): readonly number[] {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return [point]
  const tail = (shift: number) => 0x80 | ((point >> shift) & 0x3f)
  if (point < 0x800) return [0xc0 | (point >> 6), tail(0)]
  if (point < 0x10000) return [0xe0 | (point >> 12), tail(6), tail(0)]
  return [0xf0 | (point >> 18), tail(12), tail(6), tail(0)]
}
