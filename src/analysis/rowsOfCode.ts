import type { Row, Section } from '../program/program.ts'
import type { Arch } from '../x86/arch.ts'
import { decode } from '../x86/decode.ts'

/** Decoded rows of code that stands `offset` bytes into `text`; no line of the listing made them. */
export function rowsOfCode(
  arch: Arch,
  bytes: Uint8Array,
  text: Pick<Section, 'address' | 'bytes'>,
  offset: number,
): readonly Row[] {
  const end = text.address + BigInt(text.bytes.length)
  return decode(bytes, arch, text.address + BigInt(offset)).map((instruction) => {
    const { target } = instruction
    const inside = target !== null && target >= text.address && target < end
    return {
      ...instruction,
      offset: instruction.offset + offset,
      target: inside ? Number(target - text.address) : null,
      span: null,
      line: 0,
      expansion: null,
    }
  })
}
