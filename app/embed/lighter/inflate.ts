/**
 * A block that comes out as it went in, and is not the last. A browser inflates without a dictionary: put in front so,
 * what follows may refer to it all the same. Source: RFC 1951, 3.2.4.
 */
function stored(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(5 + bytes.length)
  const header = new DataView(block.buffer)
  header.setUint16(1, bytes.length, true)
  header.setUint16(3, ~bytes.length, true)
  block.set(bytes, 5)
  return block
}

/**
 * What was deflated against a dictionary of less than 64 KiB, by the browser; null where it cannot, where that is broken,
 * or where more than `longest` bytes come out.
 */
export async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  dictionary: Uint8Array,
  longest: number,
): Promise<Uint8Array | null> {
  try {
    const unpacked = new Blob([stored(dictionary), packed])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))
    const parts: Uint8Array<ArrayBuffer>[] = []
    let length = 0
    for (const reader = unpacked.getReader(); ;) {
      const { done, value } = await reader.read()
      if (done) break
      parts.push(value)
      length += value.length
      if (length > dictionary.length + longest) {
        await reader.cancel()
        return null
      }
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer()).subarray(dictionary.length)
  } catch {
    return null
  }
}
