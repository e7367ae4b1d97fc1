import type { Address } from '../base/address.ts'
import type { DecodedInstruction } from '../x86/instructionFacts.ts'
import type { Row, Section } from './program.ts'

/** The statement that a row comes from. */
export type RowSource = Pick<Row, 'span' | 'line' | 'expansion' | 'data'>

/** Spelled out, since a listing has very many: spreading two objects into a third took far longer. */
export const rowFrom = (
  decoded: Omit<DecodedInstruction, 'offset' | 'target' | 'displacement' | 'immediate'>,
  { span, line, expansion, data }: RowSource,
  offset: number,
  target: number | null,
): Row => ({
  offset,
  length: decoded.length,
  text: decoded.text,
  intel: decoded.intel,
  mnemonic: decoded.mnemonic,
  span,
  line,
  expansion,
  data,
  reads: decoded.reads,
  writes: decoded.writes,
  kills: decoded.kills,
  flags: decoded.flags,
  parts: decoded.parts,
  flow: decoded.flow,
  target,
  pushes: decoded.pushes,
  pops: decoded.pops,
})

/** The offset in a section, its end included, to which a branch leads; null where that is elsewhere. */
export function offsetIn(
  { address, bytes }: Pick<Section, 'address' | 'bytes'>,
  target: Address | null,
): number | null {
  if (target === null || target < address || target > address + BigInt(bytes.length)) return null
  return Number(target - address)
}
