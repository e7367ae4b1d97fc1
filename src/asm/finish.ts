import type { Arch } from '../x86/arch.ts'
import { writeUnsigned } from '../base/bytes.ts'
import { encode } from '../x86/iced.ts'
import type { EncodedBytes, EncodeRequest } from '../x86/opcode.ts'
import type { Candidate } from './candidate.ts'
import type { Field, Form } from './encoding.ts'
import { type PrefixKind, type Prefixes, prefixBytes, segmentByte } from './prefix.ts'

/** The bytes as the encoder makes them, before prefixes are put in order. */
export interface Draft {
  readonly candidate: Candidate
  readonly encoded: EncodedBytes
}

/** Encodes a candidate; null where the encoder refuses it. */
export function draft(candidate: Candidate, arch: Arch): Draft | null {
  const short = compressed(candidate)
  const encoded = (short && encode(short, arch)) ?? encode(candidate.request, arch)
  return encoded && { candidate, encoded }
}

/** EVEX scales one-byte displacements; whether the value is a multiple is for the encoder to say. */
function compressed({ opcode, request, fields }: Candidate): EncodeRequest | null {
  if (opcode.encoding !== 'evex' || fields.some(({ place }) => place === 'displacement'))
    return null
  const at = request.operands.findIndex((operand) => operand.kind === 'memory')
  const operand = request.operands[at]
  if (operand?.kind !== 'memory' || /^(None|.IP)$/.test(operand.base)) return null
  const displacementSize = operand.displacement === 0n ? 0 : 1
  return { ...request, operands: request.operands.with(at, { ...operand, displacementSize }) }
}

const kinds: Readonly<Record<number, PrefixKind>> = {
  0x66: 'operand',
  0x67: 'address',
  0xf2: 'repeat',
  0xf3: 'repeat',
}

/** `clash` names the kind of prefix that stands twice. */
export type Finished =
  | { readonly ok: true; readonly form: Form }
  | { readonly ok: false; readonly clash: PrefixKind }

/** Puts prefixes in GNU as's order, writes literal distances, and turns open fields into final ones. */
export function finish({ candidate, encoded }: Draft, written: Prefixes): Finished {
  const { bytes } = encoded
  const segment = overriding(candidate)
  if (segment === 0 && isEmpty(written) && kinds[bytes[1] ?? 0] === undefined) {
    return { ok: true, form: { bytes, fields: settle(candidate, encoded, bytes) } }
  }
  const prefixes: Partial<Record<PrefixKind, number>> = { ...written }
  if (segment !== 0) {
    if ((prefixes.segment ?? segment) !== segment) return { ok: false, clash: 'segment' }
    prefixes.segment = segment
  }
  const wait = bytes[0] === 0x9b && bytes.length > 1 ? 1 : 0
  const body = takePrefixes(bytes, wait, prefixes)
  if (typeof body !== 'number') return body
  const head = [...bytes.subarray(0, wait), ...prefixBytes(prefixes)]
  const whole = Uint8Array.from([...head, ...bytes.subarray(body)])
  return { ok: true, form: { bytes: whole, fields: settle(candidate, encoded, whole) } }
}

const isEmpty = (prefixes: Prefixes) => Object.keys(prefixes).length === 0

/** Adds the encoder's own prefixes from `start` on, and says where they end. */
function takePrefixes(
  bytes: Uint8Array,
  start: number,
  prefixes: Partial<Record<PrefixKind, number>>,
): number | Finished {
  let at = start
  for (;;) {
    const byte = bytes[at] ?? 0
    const kind = kinds[byte]
    if (kind === undefined) break
    // Short addresses ask for their prefix themselves; writing it as well changes nothing.
    if (prefixes[kind] !== undefined && kind !== 'address') return { ok: false, clash: kind }
    prefixes[kind] = byte
    at++
  }
  const rex = bytes[at] ?? 0
  if (prefixes.rex === undefined || (rex & 0xf0) !== 0x40) return at
  prefixes.rex |= rex
  return at + 1
}

/** Byte of the segment override, 0 where the address uses that segment anyway. */
function overriding({ segment, request }: Candidate): number {
  if (segment === null) return 0
  const memory = request.operands.find((operand) => operand.kind === 'memory')
  const stack = memory?.kind === 'memory' && /^[ER]?[SB]P$/.test(memory.base)
  return segment.name === (stack ? 'ss' : 'ds') ? 0 : segmentByte(segment.name)
}

/** Clears or fills the fields in `whole`, whose tail is that of `encoded`. */
function settle(candidate: Candidate, encoded: EncodedBytes, whole: Uint8Array): readonly Field[] {
  if (!candidate.request.locate) return []
  const moved = whole.length - encoded.bytes.length
  const at = { displacement: encoded.displacementAt, immediate: encoded.immediateAt }
  if (candidate.distance !== null) {
    writeUnsigned(whole, at.displacement + moved, 4, candidate.distance)
  }
  return candidate.fields
    .map(({ place, size, kind, expression }) => {
      const offset = at[place] + moved
      writeUnsigned(whole, offset, size, 0n)
      return { offset, size, kind, expression, toEnd: whole.length - offset }
    })
    .toSorted((left, right) => left.offset - right.offset)
}
