/** Lower-case hex without spaces, lowest address first. */
export function hex(bytes: Uint8Array | readonly number[]): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

/** Bytes of a hex text; spaces are ignored. Returns null for anything that is not whole bytes of hex. */
export function fromHex(text: string): Uint8Array | null {
  const digits = text.replaceAll(' ', '')
  if (digits.length % 2 !== 0 || /[^0-9a-fA-F]/.test(digits)) return null
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  )
}

/** Little-endian unsigned integer of `size` bytes (at most 8); bytes past the end read as 0. */
export function readUnsigned(bytes: Uint8Array, offset: number, size: number): bigint {
  let value = 0n
  for (let index = size - 1; index >= 0; index--) {
    value = (value << 8n) | BigInt(bytes[offset + index] ?? 0)
  }
  return value
}

/** Writes the low `size` bytes of `value`, little-endian, in place. */
export function writeUnsigned(
  bytes: Uint8Array,
  offset: number,
  size: number,
  value: bigint,
): void {
  for (let index = 0; index < size; index++) {
    bytes[offset + index] = Number((value >> BigInt(8 * index)) & 0xffn)
  }
}

export function bytesEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index])
}
