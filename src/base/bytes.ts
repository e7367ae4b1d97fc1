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
  const low = readHalf(bytes, offset, Math.min(size, 4))
  if (size <= 4) return BigInt(low)
  return (BigInt(readHalf(bytes, offset + 4, size - 4)) << 32n) | BigInt(low)
}

/** The same for at most 4 bytes. Numbers: a bigint for each byte would take far longer. */
function readHalf(bytes: Uint8Array, offset: number, size: number): number {
  let value = 0
  for (let index = size - 1; index >= 0; index--) {
    value = value * 256 + (bytes[offset + index] ?? 0)
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
  writeHalf(bytes, offset, Math.min(size, 4), Number(BigInt.asUintN(32, value)))
  if (size > 4) writeHalf(bytes, offset + 4, size - 4, Number(BigInt.asUintN(32, value >> 32n)))
}

function writeHalf(bytes: Uint8Array, offset: number, size: number, value: number): void {
  for (let index = 0; index < size; index++) bytes[offset + index] = (value >>> (8 * index)) & 0xff
}

export function bytesEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index])
}
