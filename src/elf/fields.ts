/** Little-endian fields of a file, whose readers check first that what they ask for lies within. */
export interface Fields {
  readonly bytes: Uint8Array
  readonly view: DataView
  /** ELF64. */
  readonly wide: boolean
}

export const fieldsOf = (bytes: Uint8Array, wide: boolean): Fields => ({
  bytes,
  view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  wide,
})

export const half = ({ view }: Fields, at: number): number => view.getUint16(at, true)
export const word = ({ view }: Fields, at: number): number => view.getUint32(at, true)

/** A word of the file's width. What a double cannot hold is far outside of any file. */
export const long = ({ view, wide }: Fields, at: number): number =>
  wide ? Number(view.getBigUint64(at, true)) : view.getUint32(at, true)

export const address = ({ view, wide }: Fields, at: number): bigint =>
  wide ? view.getBigUint64(at, true) : BigInt(view.getUint32(at, true))

/** Whether `length` bytes at `offset` are there. */
export const within = (bytes: Uint8Array, offset: number, length: number): boolean =>
  offset >= 0 && length >= 0 && offset + length <= bytes.length

const longestName = 1024

/** The text up to the next NUL, one character a byte; null where it starts outside of the table. */
export function nameAt(strings: Uint8Array, offset: number): string | null {
  if (offset >= strings.length) return null
  const name = strings.subarray(offset, offset + longestName)
  const end = name.indexOf(0)
  // In one piece: a text grown letter by letter takes thirty times its size.
  return String.fromCharCode(...(end === -1 ? name : name.subarray(0, end)))
}
