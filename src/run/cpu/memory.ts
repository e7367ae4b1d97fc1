import type { Arch } from '../../x86/arch.ts'
import type { Prepared } from './prepared.ts'
import { Fault } from './stop.ts'

/**
 * A mapped piece of memory. Addresses are numbers: unsigned on x86-32, signed on x86-64, where kernel text at
 * 0xffffffff81000000 is -0x7f000000. They are exact, since canonical ones are below 2^47. Regions do not overlap.
 */
export interface Region {
  readonly name: string
  readonly base: number
  /** The memory takes these over: it writes into them. */
  readonly bytes: Uint8Array
  readonly writable: boolean
  readonly executable: boolean
}

export interface Access {
  readonly address: number
  readonly size: number
  readonly kind: 'read' | 'write'
}

interface Mapped extends Region {
  readonly length: number
  readonly view: DataView
  /** Instructions that were read, by offset; null where nothing may be executed. */
  code: (Prepared | undefined)[] | null
  /** A copy that still equals the bytes. */
  saved: Uint8Array | null
}

const longestInstruction = 15

function mapped(region: Region): Mapped {
  const { name, base, bytes, writable, executable } = region
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const code = executable ? noCode(bytes.length) : null
  return { name, base, bytes, writable, executable, length: bytes.length, view, code, saved: null }
}

/** Filled, since an engine keeps an array with large holes as a dictionary. */
const noCode = (length: number): (Prepared | undefined)[] => Array.from({ length }, () => undefined)

const nowhere = (): Mapped =>
  mapped({ name: '', base: 0, bytes: new Uint8Array(), writable: false, executable: false })

/** All memory of one machine. What is not in a region faults. */
export class Memory {
  readonly regions: readonly Region[]
  /** Where accesses of instructions are noted, oldest first; null, as at the start, notes nothing. */
  log: Access[] | null = null
  /** The high word of what `read64` read. */
  high = 0
  private readonly mapped: readonly Mapped[]
  private readonly wraps: boolean
  private last = nowhere()
  private lastCode = nowhere()

  constructor(arch: Arch, regions: readonly Region[]) {
    this.mapped = regions.map(mapped)
    this.regions = this.mapped
    this.wraps = arch === 'x86-32'
  }

  /** The instruction read at this address before; undefined where none was, null where nothing can be executed. */
  codeAt(address: number): Prepared | null | undefined {
    const last = this.lastCode
    const offset = address - last.base
    if (offset >= 0 && offset < last.length && last.code) return last.code[offset]
    const found = this.find(address, 1)
    if (found === null || found.code === null) return null
    this.lastCode = found
    return found.code[address - found.base]
  }

  keepCode(address: number, prepared: Prepared): void {
    const found = this.find(address, 1)
    if (found?.code) found.code[address - found.base] = prepared
  }

  /** Up to 15 bytes from here on that can be executed, over the borders of regions. */
  fetch(address: number): Uint8Array {
    const found: number[] = []
    while (found.length < longestInstruction) {
      const place = this.place(address, found.length)
      const region = this.find(place, 1)
      if (!region?.executable) break
      found.push(region.bytes[place - region.base] ?? 0)
    }
    return Uint8Array.from(found)
  }

  /** Unsigned. */
  read8(address: number): number {
    const region = this.find(address, 1)
    if (region === null) throw this.missing(address, 'read')
    if (this.log !== null) this.log.push({ address, size: 1, kind: 'read' })
    return region.view.getUint8(address - region.base)
  }

  /** Unsigned. */
  read16(address: number): number {
    const region = this.find(address, 2)
    if (this.log !== null) this.log.push({ address, size: 2, kind: 'read' })
    if (region === null) return this.readPieces(address, 2)
    return region.view.getUint16(address - region.base, true)
  }

  /** Signed. */
  read32(address: number): number {
    const region = this.find(address, 4)
    if (this.log !== null) this.log.push({ address, size: 4, kind: 'read' })
    if (region === null) return this.readPieces(address, 4)
    return region.view.getInt32(address - region.base, true)
  }

  /** The low word; the high one is left in `high`. */
  read64(address: number): number {
    const region = this.find(address, 8)
    if (this.log !== null) this.log.push({ address, size: 8, kind: 'read' })
    if (region === null) {
      const low = this.readPieces(address, 4)
      this.high = this.readPieces(this.place(address, 4), 4)
      return low
    }
    const offset = address - region.base
    this.high = region.view.getInt32(offset + 4, true)
    return region.view.getInt32(offset, true)
  }

  write8(address: number, value: number): void {
    this.writableAt(address, 1).view.setUint8(address - this.last.base, value)
  }

  write16(address: number, value: number): void {
    const region = this.writableAt(address, 2)
    if (region === this.last) region.view.setUint16(address - region.base, value, true)
    else this.writePieces(address, 2, value)
  }

  write32(address: number, value: number): void {
    const region = this.writableAt(address, 4)
    if (region === this.last) region.view.setInt32(address - region.base, value, true)
    else this.writePieces(address, 4, value)
  }

  write64(address: number, low: number, high: number): void {
    const region = this.writableAt(address, 8)
    if (region === this.last) {
      const offset = address - region.base
      region.view.setInt32(offset, low, true)
      region.view.setInt32(offset + 4, high, true)
      return
    }
    this.writePieces(address, 4, low)
    this.writePieces(this.place(address, 4), 4, high)
  }

  /** A copy of what is there, unnoted; null where any of it is not mapped. */
  peek(address: number, length: number): Uint8Array | null {
    const found = new Uint8Array(length)
    for (let at = 0; at < length; at++) {
      const place = this.place(address, at)
      const region = this.find(place, 1)
      if (region === null) return null
      found[at] = region.bytes[place - region.base] ?? 0
    }
    return found
  }

  /** Writes from outside of the program: unnoted, into memory that the program may not write, too. */
  poke(address: number, bytes: Uint8Array | readonly number[]): boolean {
    if (this.peek(address, bytes.length) === null) return false
    bytes.forEach((byte, at) => this.putByte(this.place(address, at), byte))
    return true
  }

  /** Fills memory from outside of the program, as far as it lies in the region of `address`. */
  fill(address: number, length: number, byte: number): void {
    const region = this.find(address, 1)
    if (region === null) return
    const from = address - region.base
    region.bytes.fill(byte, from, from + length)
    region.saved = null
    if (region.code !== null) forget(region.code, from, length)
  }

  /** Copies of the writable regions, in their order. Equal ones are shared with the copies made before. */
  copies(): readonly Uint8Array[] {
    const written = this.mapped.filter(({ writable }) => writable)
    return written.map((region) => (region.saved ??= region.bytes.slice()))
  }

  restore(copies: readonly Uint8Array[]): void {
    const written = this.mapped.filter(({ writable }) => writable)
    written.forEach((region, at) => {
      const copy = copies[at]
      if (!copy || region.saved === copy) return
      region.bytes.set(copy)
      region.saved = copy
      if (region.code) region.code = noCode(region.length)
    })
  }

  private place(address: number, offset: number): number {
    return this.wraps ? (address + offset) % 0x1_0000_0000 : address + offset
  }

  private find(address: number, size: number): Mapped | null {
    const { last } = this
    const offset = address - last.base
    if (offset >= 0 && offset + size <= last.length) return last
    for (const region of this.mapped) {
      const from = address - region.base
      if (from >= 0 && from + size <= region.length) return (this.last = region)
    }
    return null
  }

  private missing(address: number, access: 'read' | 'write'): Fault {
    const text = access === 'write' && this.find(address, 1)?.executable === true
    return new Fault({ kind: 'page', address, access, text })
  }

  /** The region around a write, which is then `last`; another one where the write goes over a border. */
  private writableAt(address: number, size: number): Mapped {
    const region = this.find(address, size)
    if (region === null) return this.writableOver(address, size)
    if (!region.writable) throw this.missing(address, 'write')
    if (this.log !== null) this.log.push({ address, size, kind: 'write' })
    region.saved = null
    if (region.code !== null) forget(region.code, address - region.base, size)
    return region
  }

  private writableOver(address: number, size: number): Mapped {
    for (let at = 0; at < size; at++) {
      const place = this.place(address, at)
      if (!this.find(place, 1)?.writable) throw this.missing(place, 'write')
    }
    if (this.log !== null) this.log.push({ address, size, kind: 'write' })
    return nowhere()
  }

  private readPieces(address: number, size: number): number {
    let value = 0
    for (let at = 0; at < size; at++) {
      const place = this.place(address, at)
      const region = this.find(place, 1)
      if (region === null) throw this.missing(place, 'read')
      value |= region.view.getUint8(place - region.base) << (8 * at)
    }
    return value
  }

  private writePieces(address: number, size: number, value: number): void {
    for (let at = 0; at < size; at++) this.putByte(this.place(address, at), value >> (8 * at))
  }

  private putByte(address: number, byte: number): void {
    const region = this.find(address, 1)
    if (region === null) return
    region.view.setUint8(address - region.base, byte)
    region.saved = null
    if (region.code !== null) forget(region.code, address - region.base, 1)
  }
}

/** Instructions that lie over these bytes were read for nothing. */
function forget(code: (Prepared | undefined)[], offset: number, size: number): void {
  const from = Math.max(0, offset - longestInstruction + 1)
  for (let at = from; at < Math.min(code.length, offset + size); at++) code[at] = undefined
}
