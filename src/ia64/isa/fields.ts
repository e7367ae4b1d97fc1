/** A run of bits inside an instruction word: lowest bit, number of bits. */
export type Piece = readonly [low: number, width: number]

const ones = (width: number): bigint => (1n << BigInt(width)) - 1n

/** Gathers a value whose lowest bits stand in the first piece. */
export function gather(word: bigint, pieces: readonly Piece[]): bigint {
  let value = 0n
  let at = 0
  for (const [low, width] of pieces) {
    value |= ((word >> BigInt(low)) & ones(width)) << BigInt(at)
    at += width
  }
  return value
}

/** The bits of a value spread over the pieces, for a word that has zeros there. */
export function spread(value: bigint, pieces: readonly Piece[]): bigint {
  let word = 0n
  let at = 0
  for (const [low, width] of pieces) {
    word |= ((value >> BigInt(at)) & ones(width)) << BigInt(low)
    at += width
  }
  return word
}

export const widthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, [, width]) => sum + width, 0)

export const maskOf = (pieces: readonly Piece[]): bigint => spread(-1n, pieces)

/**
 * Fixed bits as the manual's tables write them: `40:37=8 33=0`, numbers in hex. The lowest bit of the
 * word is bit 0.
 */
export function fixedBits(text: string): { readonly mask: bigint; readonly value: bigint } {
  let mask = 0n
  let value = 0n
  for (const part of text.split(' ').filter(Boolean)) {
    const [, high = '0', low = high, digits = '0'] =
      /^(\d+)(?::(\d+))?=([0-9a-f]+)$/.exec(part) ?? []
    const piece: Piece = [Number(low), Number(high) - Number(low) + 1]
    mask |= maskOf([piece])
    value |= spread(BigInt(`0x${digits}`), [piece])
  }
  return { mask, value }
}
