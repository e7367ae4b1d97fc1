/** Where the payload stands behind three sectors of set-up code, and the one before them. */
const place = 0x10
const start = 4 * 512 + place

/** A bzImage around a packed kernel. `length`: what its header says that the payload takes. */
export function bootImage(
  payload: ArrayLike<number>,
  length: number = payload.length,
): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(Math.max(4096, start + payload.length))
  const view = new DataView(file.buffer)
  view.setUint8(0x1f1, 3)
  view.setUint16(0x1fe, 0xaa55, true)
  view.setUint32(0x202, 0x53726448, true)
  view.setUint16(0x206, 0x20f, true)
  view.setUint32(0x248, place, true)
  view.setUint32(0x24c, length, true)
  file.set(payload, start)
  return file
}
