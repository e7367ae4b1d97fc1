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

/** Little-endian unsigned integer of `size` bytes; bytes past the end read as 0. */
export function readUnsigned(bytes: Uint8Array, offset: number, size: number): bigint {
  let value = BigInt(readWord(bytes, offset, Math.min(size, 4)))
  for (let at = 4; at < size; at += 4) {
    value |= BigInt(readWord(bytes, offset + at, Math.min(size - at, 4))) << BigInt(8 * at)
  }
  return value
}

/** The same for at most 4 bytes. Numbers: a bigint for each byte would take far longer. */
function readWord(bytes: Uint8Array, offset: number, size: number): number {
  let value = 0
  for (let index = size - 1; index >= 0; index--) {
    value = value * 256 + (bytes[offset + index] ?? 0)
  }
  return value
}

/** Writes the lowest `size` bytes of a two's-complement value, little-endian. */
export function writeUnsigned(
  bytes: Uint8Array | number[],
  offset: number,
  size: number,
  value: bigint,
): void {
  writeWord(bytes, offset, Math.min(size, 4), Number(BigInt.asUintN(32, value)))
  for (let at = 4; at < size; at += 4) {
    const word = Number(BigInt.asUintN(32, value >> BigInt(8 * at)))
    writeWord(bytes, offset + at, Math.min(size - at, 4), word)
  }
}

function writeWord(
  bytes: Uint8Array | number[],
  offset: number,
  size: number,
  value: number,
): void {
  for (let index = 0; index < size; index++) bytes[offset + index] = (value >>> (8 * index)) & 0xff
}

/** Positions at which two texts of bytes differ; what only the longer one has, differs. */
export function differingPositions(left: Uint8Array, right: Uint8Array): ReadonlySet<number> {
  const length = Math.max(left.length, right.length)
  const positions = Array.from({ length }, (_, at) => at)
  return new Set(positions.filter((at) => left[at] !== right[at]))
}

export function bytesEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index])
}
