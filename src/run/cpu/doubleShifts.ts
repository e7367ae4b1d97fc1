import { type Builder, type Builders, type Source, topBit } from './builder.ts'
import type { Cpu } from './cpu.ts'
import { adjust, carry, overflow, resultFlags, setFlags, status, wideResultFlags } from './flags.ts'
import { ownPlaceOf, type Place, placeOf } from './operands.ts'
import type { Execute } from './prepared.ts'
import { leftWide, rightWide } from './wide.ts'

type Direction = 'left' | 'right'

/** Flags of a double shift; `out` went into the carry, and OF tells for one place whether the sign changed. */
function shiftFlags(cpu: Cpu, result: number, out: number, changed: number, count: number): void {
  const over = (changed & 1) << 11
  const unsure = adjust | (count === 1 ? 0 : overflow)
  setFlags(cpu, status, result | out | over, unsure)
}

/** 32 bits by 1 to 31. */
function shift32(cpu: Cpu, value: number, filling: number, count: number, way: Direction): number {
  const left = way === 'left'
  const result = left
    ? (value << count) | (filling >>> (32 - count))
    : (value >>> count) | (filling << (32 - count))
  const out = left ? value >>> (32 - count) : value >>> (count - 1)
  shiftFlags(cpu, resultFlags(result, 31), out & carry, (value ^ result) >>> 31, count)
  return result
}

/** 16 bits; by more than 16 nothing is defined, and what is computed here is what processors do: a third copy. */
function shift16(cpu: Cpu, value: number, filling: number, count: number, way: Direction): number {
  const left = way === 'left'
  const low = value & 0xffff
  const other = filling & 0xffff
  const pair = left ? (low << 16) | other : (other << 16) | low
  const turned = left
    ? (pair << count) | (count > 16 ? low >>> (32 - count) : 0)
    : (pair >>> count) | (count > 16 ? low << (32 - count) : 0)
  const result = left ? turned >>> 16 : turned & 0xffff
  const out = left ? pair >>> (32 - count) : pair >>> (count - 1)
  shiftFlags(cpu, resultFlags(result, 15), out & carry, (low ^ result) >>> 15, count)
  return result
}

function shift64(
  cpu: Cpu,
  [low, high]: readonly [number, number],
  [low2, high2]: readonly [number, number],
  count: number,
  way: Direction,
): number {
  const left = way === 'left'
  const out = left
    ? (count <= 32 ? high >>> (32 - count) : low >>> (64 - count)) & 1
    : (count <= 32 ? low >>> (count - 1) : high >>> (count - 33)) & 1
  const main = left ? leftWide(cpu, low, high, count) : rightWide(cpu, low, high, count, 0)
  const mainHigh = cpu.high
  const rest = left
    ? rightWide(cpu, low2, high2, 64 - count, 0)
    : leftWide(cpu, low2, high2, 64 - count)
  const result = main | rest
  const resultHigh = mainHigh | cpu.high
  const changed = (high ^ resultHigh) >>> 31
  shiftFlags(cpu, wideResultFlags(result, resultHigh), out, changed, count)
  cpu.high = resultHigh
  return result
}

function narrow(to: Place, from: Place, count: Place, way: Direction, at: number): Execute {
  const shift = to.size === 2 ? shift16 : shift32
  const bits = topBit(to.size) + 1
  return (cpu) => {
    const by = count.read(cpu) & 31
    const value = to.read(cpu)
    const result = by === 0 ? value : shift(cpu, value, from.read(cpu), by, way)
    to.write(cpu, result, 0)
    if (by <= bits) return
    cpu.undefinedFlags |= status
    cpu.host.event(cpu, { kind: 'undefined-result', at })
  }
}

const wide =
  (to: Place, from: Place, count: Place, way: Direction): Execute =>
  (cpu) => {
    const by = count.read(cpu) & 63
    const low = to.read(cpu)
    const { high } = cpu
    if (by === 0) {
      to.write(cpu, low, high)
      return
    }
    const low2 = from.read(cpu)
    const result = shift64(cpu, [low, high], [low2, cpu.high], by, way)
    to.write(cpu, result, cpu.high)
  }

const doubleShift =
  (way: Direction): Builder =>
  ({ form, address }: Source) => {
    const to = ownPlaceOf(form.operands[0])
    const from = ownPlaceOf(form.operands[1])
    const count = placeOf(form.operands[2], 1)
    if (!to || !from || !count) return null
    return to.size === 8 ? wide(to, from, count, way) : narrow(to, from, count, way, address)
  }

export const doubleShifts: Builders = { shld: doubleShift('left'), shrd: doubleShift('right') }
