import type { Address } from '../../base/address.ts'
import { readUnsigned, writeUnsigned } from '../../base/bytes.ts'
import type { Mark } from './cell.ts'

/** A piece of memory that exists. */
export interface Piece {
  readonly base: Address
  readonly bytes: Uint8Array
  readonly writable: boolean
  /** What lies there is the function's own until it returns. */
  readonly stack: boolean
}

/** The memory of one machine: the pieces are its own. */
export interface Memory {
  readonly pieces: readonly Piece[]
  /** By address of the first byte of what was stored. */
  readonly marks: Map<Address, Mark>
}

export function pieceAt({ pieces }: Memory, address: Address, size: number): Piece | null {
  return (
    pieces.find(
      ({ base, bytes }) => address >= base && address + BigInt(size) <= base + BigInt(bytes.length),
    ) ?? null
  )
}

/** Little-endian. Null where nothing is there. */
export function load(memory: Memory, address: Address, size: number): bigint | null {
  const piece = pieceAt(memory, address, size)
  return piece && readUnsigned(piece.bytes, Number(address - piece.base), size)
}

/** False where nothing is there, or what is there must not be written to. */
export function store(memory: Memory, address: Address, size: number, value: bigint): boolean {
  const piece = pieceAt(memory, address, size)
  if (piece === null || !piece.writable) return false
  writeUnsigned(piece.bytes, Number(address - piece.base), size, value)
  memory.marks.delete(address)
  return true
}
