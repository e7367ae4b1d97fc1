import { gunzipSync } from 'fflate'
import { err, ok, type Result } from '../../src/base/result.ts'
import { containerOf, packedFault } from '../../src/elf/container.ts'
import type { Packing } from '../../src/elf/magic.ts'
import { elfFault, type ElfFault } from '../../src/elf/messages.ts'

/** No kernel is larger; a damaged file may claim to be. */
const largest = 2 ** 30

/** Where gzip writes the length of what it packed: in the last four bytes. */
function gzipLength(payload: Uint8Array): number {
  const { length } = payload
  if (length < 18) return 0
  return new DataView(payload.buffer, payload.byteOffset + length - 4, 4).getUint32(0, true)
}

function gunzipped(payload: Uint8Array): Result<Uint8Array, ElfFault> {
  const length = gzipLength(payload)
  const damaged = err(elfFault('elf/bad-compression', 'gzip'))
  if (length === 0 || length > largest) return damaged
  try {
    return ok(gunzipSync(payload, { out: new Uint8Array(length) }))
  } catch {
    return damaged
  }
}

/** Formats beyond gzip that some browsers unpack by themselves. */
const platformFormats: Partial<Record<Packing, string>> = { zstd: 'zstd' }

/** A stream of the browser that unpacks this; null where it has none. */
function platformStream(packing: Packing | null): DecompressionStream | null {
  const format = packing === null ? undefined : platformFormats[packing]
  if (format === undefined || typeof DecompressionStream === 'undefined') return null
  try {
    // The list of formats is the browser's own: the types know only the oldest.
    return new DecompressionStream(format as CompressionFormat)
  } catch {
    return null
  }
}

async function streamed(
  payload: Uint8Array<ArrayBuffer>,
  stream: DecompressionStream,
  packing: Packing,
): Promise<Result<Uint8Array, ElfFault>> {
  const chunks: Uint8Array[] = []
  let total = 0
  try {
    const reader = new Blob([payload]).stream().pipeThrough(stream).getReader()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      total += part.value.length
      if (total > largest) return err(elfFault('elf/bad-compression', packing))
      chunks.push(part.value)
    }
  } catch {
    return err(elfFault('elf/bad-compression', packing))
  }
  const whole = new Uint8Array(total)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return ok(whole)
}

/**
 * The ELF file in a file: itself, or unpacked. gzip is unpacked by a library of ours, zstd where the browser (or Node)
 * can; for all else the error has the command that makes a plain file.
 */
export async function plainElf(
  name: string,
  bytes: Uint8Array,
  onUnpacking: () => void = () => undefined,
): Promise<Result<Uint8Array, ElfFault>> {
  const container = containerOf(bytes)
  if (!container.ok) return container
  const { value } = container
  if (value.kind === 'elf') return ok(bytes)
  const { packing } = value
  onUnpacking()
  if (packing === 'gzip') return gunzipped(value.payload)
  const stream = platformStream(packing)
  if (packing === null || !stream) return err(packedFault(value, name))
  return streamed(value.payload.slice(), stream, packing)
}
