import type { Form, MemoryOperand } from '../../x86/form.ts'
import { canonical, inSegment, longSum, shortSum } from './address.ts'
import { type Builder, type Builders, firstOf, topBit } from './builder.ts'
import type { Cpu } from './cpu.ts'
import { adjust, carry, overflow, parity, setFlags, sign, status, zero } from './flags.ts'
import { memoryPlace, ownPlaceOf, type Place, placeOf } from './operands.ts'
import type { Execute } from './prepared.ts'

/** What becomes of the tested bit; `mask` has it set. */
type Change = ((word: number, mask: number) => number) | null

const unsure = overflow | sign | adjust | parity

/** The bit by its number in the value: reads it into the carry, and writes the value back changed. */
function testBit(cpu: Cpu, place: Place, bit: number, change: Change): void {
  const low = place.read(cpu)
  const high = place.size === 8 ? cpu.high : 0
  const mask = 1 << (bit & 31)
  const upper = bit >= 32
  if (change) {
    if (upper) place.write(cpu, low, change(high, mask))
    else place.write(cpu, change(low, mask), high)
  }
  const found = ((upper ? high : low) & mask) !== 0
  setFlags(cpu, carry | unsure, found ? carry : 0, unsure)
}

const bitTest =
  (change: Change): Builder =>
  (source) => {
    const [to, from] = source.form.operands
    const place = firstOf(source)
    if (!place) return null
    const most = topBit(place.size)
    if (from?.kind === 'immediate') {
      const bit = from.low & most
      return (cpu) => testBit(cpu, place, bit, change)
    }
    const number = placeOf(from, place.size)
    if (!number) return null
    if (to?.kind === 'memory') return inBitString(to, place, number, change)
    return (cpu) => testBit(cpu, place, number.read(cpu) & most, change)
  }

/** In memory, a register's number is signed and reaches as far as it says: the address moves along. */
function inBitString(to: MemoryOperand, place: Place, number: Place, change: Change): Execute {
  let address = 0
  const { size } = place
  const there = memoryPlace(() => address, size)
  const narrowShift = 32 - 8 * Math.min(4, size)
  const moved = movedAddress(to)
  return (cpu) => {
    const bits = (number.read(cpu) << narrowShift) >> narrowShift
    const high = size === 8 ? cpu.high : bits >> 31
    const words = size === 2 ? bits >> 4 : size === 4 ? bits >> 5 : (bits >>> 6) | (high << 26)
    const wordsHigh = size === 8 ? high >> 6 : bits >> 31
    const shift = size === 2 ? 1 : size === 4 ? 2 : 3
    address = moved(cpu, words << shift, (wordsHigh << shift) | (words >>> (32 - shift)))
    testBit(cpu, there, bits & topBit(size), change)
  }
}

/** The address of a memory operand with something added to it before it is cut to its size. */
function movedAddress(to: MemoryOperand): (cpu: Cpu, low: number, high: number) => number {
  const { addressSize, segment } = to
  if (addressSize === 8) {
    const sum = longSum(to)
    return (cpu, low, high) => {
      const start = sum(cpu)
      const total = (start >>> 0) + (low >>> 0)
      const top = (cpu.high + high + (total > 0xffff_ffff ? 1 : 0)) | 0
      return inSegment(cpu, segment, canonical(total | 0, top))
    }
  }
  const sum = shortSum(to)
  return (cpu, low) => {
    const offset = sum(cpu) + low
    return inSegment(cpu, segment, addressSize === 2 ? offset & 0xffff : offset >>> 0)
  }
}

/** Number of the lowest set bit, of the highest; of a word that is not zero. */
const lowest = (word: number) => 31 - Math.clz32(word & -word)
const highest = (word: number) => 31 - Math.clz32(word)
const lowestWide = (low: number, high: number) => (low === 0 ? 32 + lowest(high) : lowest(low))
const highestWide = (low: number, high: number) => (high === 0 ? highest(low) : 32 + highest(high))

function operandsOf({ operands }: Form): readonly [Place, Place] | null {
  const to = ownPlaceOf(operands[0])
  const from = to && placeOf(operands[1], to.size)
  return to && from ? [to, from] : null
}

/** bsf and bsr: without any bit the register is undefined, and is left alone here, as processors do. */
const scan =
  (find: (low: number, high: number) => number): Builder =>
  ({ form, address }) => {
    const pair = operandsOf(form)
    if (!pair) return null
    const [to, from] = pair
    return (cpu) => {
      const low = from.read(cpu)
      const high = from.size === 8 ? cpu.high : 0
      const none = (low | high) === 0
      setFlags(cpu, status, none ? zero : 0, status & ~zero)
      if (none) cpu.host.event(cpu, { kind: 'undefined-result', at: address })
      else to.write(cpu, find(low, high), 0)
    }
  }

/** tzcnt and lzcnt: without any bit, the size. */
const count =
  (find: (low: number, high: number, bits: number) => number): Builder =>
  ({ form }) => {
    const pair = operandsOf(form)
    if (!pair) return null
    const [to, from] = pair
    const bits = 8 * to.size
    return (cpu) => {
      const low = from.read(cpu)
      const high = from.size === 8 ? cpu.high : 0
      const found = (low | high) === 0 ? bits : find(low, high, bits)
      to.write(cpu, found, 0)
      const flags = (found === bits ? carry : 0) | (found === 0 ? zero : 0)
      setFlags(cpu, status, flags, overflow | sign | parity | adjust)
    }
  }

function onesIn(word: number): number {
  let ones = 0
  for (let left = word; left !== 0; left &= left - 1) ones++
  return ones
}

const popcnt: Builder = ({ form }) => {
  const pair = operandsOf(form)
  if (!pair) return null
  const [to, from] = pair
  return (cpu) => {
    const low = from.read(cpu)
    const ones = onesIn(low) + (from.size === 8 ? onesIn(cpu.high) : 0)
    to.write(cpu, ones, 0)
    setFlags(cpu, status, ones === 0 ? zero : 0, 0)
  }
}

export const bitBuilders: Builders = {
  bt: bitTest(null),
  bts: bitTest((word, mask) => word | mask),
  btr: bitTest((word, mask) => word & ~mask),
  btc: bitTest((word, mask) => word ^ mask),
  bsf: scan(lowestWide),
  bsr: scan(highestWide),
  tzcnt: count(lowestWide),
  lzcnt: count((low, high, bits) => bits - 1 - highestWide(low, high)),
  popcnt,
}
