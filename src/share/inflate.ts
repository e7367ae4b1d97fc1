/** What came out of a stream, and whether it is all: `broken` off, or stopped because it is `long`. */
export interface Inflated {
  readonly plain: Uint8Array
  readonly end: 'whole' | 'broken' | 'long'
}

/** A prefix code: how many codes have each length, and the symbols in the order of their codes. */
interface Code {
  readonly counts: readonly number[]
  readonly symbols: readonly number[]
}

const longestCode = 15

function codeOf(lengths: readonly number[]): Code {
  const counts = Array.from({ length: longestCode + 1 }, () => 0)
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1
  const symbols = lengths
    .map((length, symbol) => ({ length, symbol }))
    .filter(({ length }) => length > 0)
    .sort((left, right) => left.length - right.length)
  return { counts, symbols: symbols.map(({ symbol }) => symbol) }
}

const repeated = (length: number, count: number) => Array.from({ length: count }, () => length)

/** The codes of a block that brings none (RFC 1951, 3.2.6). */
const fixed = {
  literals: codeOf([
    ...repeated(8, 144),
    ...repeated(9, 112),
    ...repeated(7, 24),
    ...repeated(8, 8),
  ]),
  distances: codeOf(repeated(5, 30)),
}

/** The order in which a block gives the lengths of the code for its lengths (3.2.7). */
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

const endOfBlock = 256

/** The bits of a stream, lowest first; behind its end, or where a code means nothing, `broken` is set. */
class Bits {
  broken = false
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  take(count: number): number {
    let value = 0
    for (let bit = 0; bit < count; bit++) {
      value |= (((this.#bytes[this.#at >> 3] ?? 0) >> (this.#at & 7)) & 1) << bit
      this.#at++
    }
    this.broken ||= this.#at > 8 * this.#bytes.length
    return value
  }

  symbol({ counts, symbols }: Code): number {
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length <= longestCode; length++) {
      code |= this.take(1)
      const count = counts[length] ?? 0
      if (code < first + count) return symbols[index + code - first] ?? 0
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    this.broken = true
    return endOfBlock
  }

  toByte(): void {
    this.#at = (this.#at + 7) & ~7
  }
}

/** A length that was written as a symbol and more bits: from 3 (3.2.5). */
function lengthFrom(bits: Bits, symbol: number): number {
  if (symbol === 28) return 258
  const more = symbol < 8 ? 0 : (symbol >> 2) - 1
  return 3 + (more === 0 ? symbol : ((4 + (symbol & 3)) << more) + bits.take(more))
}

/** The same of a distance: from 1. */
function distanceFrom(bits: Bits, symbol: number): number {
  const more = symbol < 4 ? 0 : (symbol >> 1) - 1
  return 1 + (more === 0 ? symbol : ((2 + (symbol & 1)) << more) + bits.take(more))
}

/** The codes that stand before a block. */
function codesFrom(bits: Bits): typeof fixed {
  const literals = bits.take(5) + 257
  const distances = bits.take(5) + 1
  const count = bits.take(4) + 4
  const own = repeated(0, lengthOrder.length)
  for (const symbol of lengthOrder.slice(0, count)) own[symbol] = bits.take(3)
  const code = codeOf(own)
  const lengths: number[] = []
  while (lengths.length < literals + distances && !bits.broken) {
    const symbol = bits.symbol(code)
    if (symbol < 16) lengths.push(symbol)
    else if (symbol === 16) lengths.push(...repeated(lengths.at(-1) ?? 0, 3 + bits.take(2)))
    else lengths.push(...repeated(0, symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7)))
  }
  return {
    literals: codeOf(lengths.slice(0, literals)),
    distances: codeOf(lengths.slice(literals, literals + distances)),
  }
}

/** A block as it is. */
function store(bits: Bits, out: number[]): void {
  bits.toByte()
  const length = bits.take(16)
  if (bits.take(16) !== (length ^ 0xffff)) bits.broken = true
  for (let at = 0; at < length; at++) {
    const byte = bits.take(8)
    if (bits.broken) return
    out.push(byte)
  }
}

/** A block of bytes and of references to what came out before, until its end or until so much is out. */
function unfold(bits: Bits, { literals, distances }: typeof fixed, out: number[], most: number) {
  while (out.length <= most) {
    const symbol = bits.symbol(literals)
    if (bits.broken || symbol === endOfBlock) return
    if (symbol < endOfBlock) {
      out.push(symbol)
      continue
    }
    const length = lengthFrom(bits, symbol - 257)
    const distance = distanceFrom(bits, bits.symbol(distances))
    bits.broken ||= symbol > 285 || distance > out.length
    if (bits.broken) return
    for (let at = 0; at < length; at++) out.push(out[out.length - distance] ?? 0)
  }
}

/**
 * Undoes DEFLATE (RFC 1951) against a dictionary, as far as it goes: never throws, and stops soon after `longest`
 * bytes. Links are read by this and not by a library, so that nobody has to load the other way for it.
 */
export function inflate(packed: Uint8Array, dictionary: Uint8Array, longest: number): Inflated {
  const bits = new Bits(packed)
  const out = [...dictionary]
  const most = dictionary.length + longest
  let last = false
  while (!last && !bits.broken && out.length <= most) {
    last = bits.take(1) === 1
    const kind = bits.take(2)
    if (kind === 0) store(bits, out)
    else if (kind === 3) bits.broken = true
    else unfold(bits, kind === 1 ? fixed : codesFrom(bits), out, most)
  }
  const end = out.length > most ? 'long' : bits.broken ? 'broken' : 'whole'
  return { plain: Uint8Array.from(out.slice(dictionary.length)), end }
}
