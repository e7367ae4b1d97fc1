/** The text as UTF-8; half of a surrogate pair becomes U+FFFD. */
export function toUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(3 * text.length)
  let end = 0
  for (let at = 0; at < text.length; at++) {
    const read = text.codePointAt(at) ?? 0
    const point = isSurrogate(read) ? 0xfffd : read
    const more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3
    bytes[end++] = more === 0 ? point : (leads[more] ?? 0) | (point >> (6 * more))
    for (let left = more - 1; left >= 0; left--) {
      bytes[end++] = 0x80 | ((point >> (6 * left)) & 0x3f)
    }
    // Two units of the text.
    if (more === 3) at++
  }
  return bytes.slice(0, end)
}

/** How a first byte begins that so many more follow. */
const leads = [0, 0xc0, 0xe0, 0xf0]

const isSurrogate = (point: number): boolean => point >> 11 === 0x1b

/** The least code point that takes so many bytes. */
const least = [0, 0, 0x80, 0x800, 0x10000]

/** The code point that begins here, and how many bytes it takes; null where none does. */
function pointAt(bytes: Uint8Array, at: number): { point: number; size: number } | null {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return { point: lead, size: 1 }
  const size = lead < 0xc0 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf8 ? 4 : 0
  if (size === 0) return null
  let point = lead & (0x7f >> size)
  for (let next = at + 1; next < at + size; next++) {
    const byte = bytes[next] ?? 0
    if (byte >> 6 !== 2) return null
    point = (point << 6) | (byte & 0x3f)
  }
  const isText = point >= (least[size] ?? 0) && point <= 0x10ffff && !isSurrogate(point)
  return isText ? { point, size } : null
}

/** The text of UTF-8; a byte that belongs to none becomes U+FFFD. */
export function fromUtf8(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const { point, size } = pointAt(bytes, at) ?? { point: 0xfffd, size: 1 }
    text += String.fromCodePoint(point)
    at += size
  }
  return text
}
