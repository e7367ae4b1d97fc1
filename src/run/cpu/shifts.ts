import { type Builder, type Builders, topBit } from './builder.ts'
import type { Cpu } from './cpu.ts'
import { adjust, carry, overflow, resultFlags, setFlags, status, wideResultFlags } from './flags.ts'
import { ownPlaceOf, type Place, placeOf } from './operands.ts'
import type { Execute } from './prepared.ts'
import { doubleShifts } from './doubleShifts.ts'
import { leftWide, rightWide, rotatedWide } from './wide.ts'

/** Shifts a value of `bits` bits, at most 32, by 1 to 31 and sets the flags. */
type Narrow = (cpu: Cpu, value: number, count: number, bits: number) => number
/** The same for 64 bits and 1 to 63; the high word is left in `cpu.high`. */
type Wide = (cpu: Cpu, low: number, high: number, count: number) => number

interface Shift {
  readonly narrow: Narrow
  readonly wide: Wide
}

/** OF is defined for a count of one only, AF never, the carry where a bit of the value went into it. */
const unsure = (count: number, bits: number) =>
  adjust | (count === 1 ? 0 : overflow) | (count >= bits ? carry : 0)

const overflowIf = (claim: number) => (claim & 1) << 11

const shl: Shift = {
  narrow: (cpu, value, count, bits) => {
    const result = value << count
    const out = count > bits ? 0 : (value >>> (bits - count)) & 1
    const flags = out | overflowIf(((result >>> (bits - 1)) & 1) ^ out)
    setFlags(cpu, status, flags | resultFlags(result, bits - 1), unsure(count, bits))
    return result
  },
  wide: (cpu, low, high, count) => {
    const out = count <= 32 ? (high >>> (32 - count)) & 1 : (low >>> (64 - count)) & 1
    const result = leftWide(cpu, low, high, count)
    const flags = out | overflowIf((cpu.high >>> 31) ^ out)
    setFlags(cpu, status, flags | wideResultFlags(result, cpu.high), unsure(count, 64))
    return result
  },
}

/** The bit of a wide value that a shift to the right by `count` puts into the carry. */
const lastOut = (low: number, high: number, count: number) =>
  count <= 32 ? (low >>> (count - 1)) & 1 : (high >>> (count - 33)) & 1

const shr: Shift = {
  narrow: (cpu, given, count, bits) => {
    const value = bits === 32 ? given : given & ((1 << bits) - 1)
    const result = value >>> count
    const flags = ((value >>> (count - 1)) & 1) | overflowIf(value >>> (bits - 1))
    setFlags(cpu, status, flags | resultFlags(result, bits - 1), unsure(count, bits))
    return result
  },
  wide: (cpu, low, high, count) => {
    const result = rightWide(cpu, low, high, count, 0)
    const flags = lastOut(low, high, count) | overflowIf(high >>> 31)
    setFlags(cpu, status, flags | wideResultFlags(result, cpu.high), unsure(count, 64))
    return result
  },
}

const sar: Shift = {
  narrow: (cpu, given, count, bits) => {
    const value = (given << (32 - bits)) >> (32 - bits)
    const result = value >> count
    const flags = ((value >> (count - 1)) & 1) | resultFlags(result, bits - 1)
    setFlags(cpu, status, flags, unsure(count, 33))
    return result
  },
  wide: (cpu, low, high, count) => {
    const result = rightWide(cpu, low, high, count, high >> 31)
    const flags = lastOut(low, high, count) | wideResultFlags(result, cpu.high)
    setFlags(cpu, status, flags, unsure(count, 64))
    return result
  },
}

const rotated = (value: number, left: number, bits: number): number => {
  const count = left % bits
  if (count === 0) return value
  const whole = bits === 32 ? value : value & ((1 << bits) - 1)
  return (whole << count) | (whole >>> (bits - count))
}

const rotationFlags = (cpu: Cpu, count: number, out: number, over: number) =>
  setFlags(cpu, carry | overflow, out | overflowIf(over), count === 1 ? 0 : overflow)

const rol: Shift = {
  narrow: (cpu, value, count, bits) => {
    const result = rotated(value, count, bits)
    rotationFlags(cpu, count, result & 1, (result >>> (bits - 1)) ^ result)
    return result
  },
  wide: (cpu, low, high, count) => {
    const result = rotatedWide(cpu, low, high, count)
    rotationFlags(cpu, count, result & 1, (cpu.high >>> 31) ^ result)
    return result
  },
}

const ror: Shift = {
  narrow: (cpu, value, count, bits) => {
    const result = rotated(value, bits - (count % bits), bits)
    const top = result >>> (bits - 1)
    rotationFlags(cpu, count, top & 1, top ^ (result >>> (bits - 2)))
    return result
  },
  wide: (cpu, low, high, count) => {
    const result = rotatedWide(cpu, low, high, 64 - count)
    rotationFlags(cpu, count, cpu.high >>> 31, (cpu.high >>> 31) ^ (cpu.high >>> 30))
    return result
  },
}

/** Through the carry a bit at a time: rare, and simple so. */
const rcl: Shift = {
  narrow: (cpu, given, count, bits) => {
    let value = given
    let through = cpu.flags & carry
    for (let left = count % (bits + 1); left > 0; left--) {
      const out = (value >>> (bits - 1)) & 1
      value = (value << 1) | through
      through = out
    }
    rotationFlags(cpu, count, through, (value >>> (bits - 1)) ^ through)
    return value
  },
  wide: (cpu, givenLow, givenHigh, count) => {
    let [low, high, through] = [givenLow, givenHigh, cpu.flags & carry]
    for (let left = count; left > 0; left--) {
      const out = high >>> 31
      high = (high << 1) | (low >>> 31)
      low = (low << 1) | through
      through = out
    }
    rotationFlags(cpu, count, through, (high >>> 31) ^ through)
    cpu.high = high
    return low
  },
}

const rcr: Shift = {
  narrow: (cpu, given, count, bits) => {
    let value = bits === 32 ? given : given & ((1 << bits) - 1)
    let through = cpu.flags & carry
    for (let left = count % (bits + 1); left > 0; left--) {
      const out = value & 1
      value = (value >>> 1) | (through << (bits - 1))
      through = out
    }
    rotationFlags(cpu, count, through, (value >>> (bits - 1)) ^ (value >>> (bits - 2)))
    return value
  },
  wide: (cpu, givenLow, givenHigh, count) => {
    let [low, high, through] = [givenLow, givenHigh, cpu.flags & carry]
    for (let left = count; left > 0; left--) {
      const out = low & 1
      low = (low >>> 1) | (high << 31)
      high = (high >>> 1) | (through << 31)
      through = out
    }
    rotationFlags(cpu, count, through, (high >>> 31) ^ (high >>> 30))
    cpu.high = high
    return low
  },
}

/** A count of zero changes nothing, but writes: memory may fault, a register of 32 bits lose its upper half. */
function execute(to: Place, count: Place, { narrow, wide }: Shift): Execute {
  const bits = topBit(to.size) + 1
  if (to.size === 8) {
    return (cpu) => {
      const by = count.read(cpu) & 63
      const low = to.read(cpu)
      const result = by === 0 ? low : wide(cpu, low, cpu.high, by)
      to.write(cpu, result, cpu.high)
    }
  }
  return (cpu) => {
    const by = count.read(cpu) & 31
    const value = to.read(cpu)
    to.write(cpu, by === 0 ? value : narrow(cpu, value, by, bits), 0)
  }
}

const shifting =
  (shift: Shift): Builder =>
  ({ form }) => {
    const to = ownPlaceOf(form.operands[0])
    const count = placeOf(form.operands[1], 1)
    return to && count && execute(to, count, shift)
  }

export const shiftBuilders: Builders = {
  shl: shifting(shl),
  sal: shifting(shl),
  shr: shifting(shr),
  sar: shifting(sar),
  rol: shifting(rol),
  ror: shifting(ror),
  rcl: shifting(rcl),
  rcr: shifting(rcr),
  ...doubleShifts,
}
