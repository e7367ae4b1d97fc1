import { type Builder, type Builders, firstOf, type Source } from './builder.ts'
import type { Cpu } from './cpu.ts'
import { adjust, carry, overflow, resultFlags, setFlags, status } from './flags.ts'
import { type Place, registerPlace } from './operands.ts'
import type { Execute } from './prepared.ts'
import { Fault } from './stop.ts'

const word = 0x1_0000_0000

const zeroDivide = () => new Fault({ kind: 'divide', reason: 'zero' })
const tooLarge = () => new Fault({ kind: 'divide', reason: 'overflow' })

/** What a division of whole numbers of doubles leaves; both are exact below 2^53. */
function quotientOf(dividend: number, divisor: number): readonly [number, number] {
  const rest = dividend % divisor
  return [(dividend - rest) / divisor, rest]
}

/** Throws unless the quotient fits into so many bits. */
function fits(quotient: number, bits: number, signed: boolean): number {
  const [from, to] = signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1)] : [0, 2 ** bits]
  if (quotient < from || quotient >= to) throw tooLarge()
  return quotient
}

const general = (number: number, size: 1 | 2 | 4 | 8) =>
  registerPlace({ kind: 'register', number, size, high: false })

/** ax by 8 bits, dx:ax by 16. */
function narrow(from: Place, signed: boolean): Execute {
  const [ax, dx] = [general(0, 2), general(2, 2)]
  const bits = 8 * from.size
  const shift = 32 - bits
  return (cpu) => {
    const upper = from.size === 1 ? 0 : dx.read(cpu) << 16
    const whole = upper | ax.read(cpu)
    const value = from.size === 1 ? (signed ? (whole << 16) >> 16 : whole) : whole
    const divisor = signed ? (from.read(cpu) << shift) >> shift : from.read(cpu)
    if (divisor === 0) throw zeroDivide()
    const [quotient, rest] = quotientOf(signed ? value : value >>> 0, divisor)
    fits(quotient, bits, signed)
    if (from.size === 1) ax.write(cpu, ((rest & 0xff) << 8) | (quotient & 0xff), 0)
    else {
      ax.write(cpu, quotient, 0)
      dx.write(cpu, rest, 0)
    }
    setFlags(cpu, status, cpu.flags, status)
  }
}

/** edx:eax by 32 bits. */
function long(from: Place, signed: boolean): Execute {
  return (cpu) => {
    const { registers } = cpu
    const [low, high] = [registers[0] ?? 0, registers[4] ?? 0]
    const given = from.read(cpu)
    const divisor = signed ? given : given >>> 0
    if (divisor === 0) throw zeroDivide()
    const top = signed ? high : high >>> 0
    const dividend = top * word + (low >>> 0)
    const [quotient, rest] = Number.isSafeInteger(dividend)
      ? quotientOf(dividend, divisor)
      : bigQuotient((BigInt(top) << 32n) | BigInt(low >>> 0), BigInt(divisor))
    fits(quotient, 32, signed)
    registers[0] = quotient
    registers[4] = rest
    registers[1] = registers[5] = 0
    setFlags(cpu, status, cpu.flags, status)
  }
}

/** Dividends beyond the doubles are rare. A quotient that is cut here is too large anyhow. */
function bigQuotient(dividend: bigint, divisor: bigint): readonly [number, number] {
  return [Number(dividend / divisor), Number(dividend % divisor)]
}

const bigOf = (low: number, high: number, signed: boolean): bigint =>
  (BigInt(signed ? high : high >>> 0) << 32n) | BigInt(low >>> 0)

/** rdx:rax by 64 bits. */
function quad(from: Place, signed: boolean): Execute {
  const bits = signed ? BigInt.asIntN : BigInt.asUintN
  return (cpu) => {
    const { registers } = cpu
    const low = from.read(cpu)
    const divisor = bigOf(low, cpu.high, signed)
    if (divisor === 0n) throw zeroDivide()
    const upper = bigOf(registers[4] ?? 0, registers[5] ?? 0, signed)
    const dividend = (upper << 64n) | bigOf(registers[0] ?? 0, registers[1] ?? 0, false)
    const quotient = dividend / divisor
    if (bits(64, quotient) !== quotient) throw tooLarge()
    put(registers, 0, quotient)
    put(registers, 4, dividend % divisor)
    setFlags(cpu, status, cpu.flags, status)
  }
}

function put(registers: Int32Array, at: number, value: bigint): void {
  registers[at] = Number(BigInt.asIntN(32, value))
  registers[at + 1] = Number(BigInt.asIntN(32, value >> 32n))
}

/** Small unsigned values of 64 bits, as most are, without big integers. */
function quickQuad(from: Place): Execute {
  const slow = quad(from, false)
  return (cpu) => {
    const { registers } = cpu
    const low = from.read(cpu)
    const divisor = (cpu.high >>> 0) * word + (low >>> 0)
    const dividend = ((registers[1] ?? 0) >>> 0) * word + ((registers[0] ?? 0) >>> 0)
    const small = ((registers[4] ?? 0) | (registers[5] ?? 0)) === 0
    if (!small || divisor === 0 || divisor >= 2 ** 53 || dividend >= 2 ** 53) return slow(cpu)
    const [quotient, rest] = quotientOf(dividend, divisor)
    registers.set([quotient | 0, Math.floor(quotient / word) | 0], 0)
    registers.set([rest | 0, Math.floor(rest / word) | 0], 4)
    setFlags(cpu, status, cpu.flags, status)
  }
}

function division(source: Source, signed: boolean): Execute | null {
  const from = firstOf(source)
  if (!from) return null
  if (from.size === 8) return signed ? quad(from, true) : quickQuad(from)
  return from.size === 4 ? long(from, signed) : narrow(from, signed)
}

const div: Builder = (source) => division(source, false)
const idiv: Builder = (source) => division(source, true)

const divisorOf = ({ form }: Source): number =>
  form.operands[0]?.kind === 'immediate' ? form.operands[0].low & 0xff : 10

const byteFlags = (cpu: Cpu, result: number) =>
  setFlags(cpu, status, resultFlags(result, 7), overflow | adjust | carry)

/** al by a constant: the quotient to ah, the rest to al. */
const aam: Builder = (source) => {
  const divisor = divisorOf(source)
  const ax = general(0, 2)
  return (cpu) => {
    if (divisor === 0) throw zeroDivide()
    const [quotient, rest] = quotientOf(ax.read(cpu) & 0xff, divisor)
    ax.write(cpu, (quotient << 8) | rest, 0)
    byteFlags(cpu, rest)
  }
}

const aad: Builder = (source) => {
  const factor = divisorOf(source)
  const ax = general(0, 2)
  return (cpu) => {
    const value = ax.read(cpu)
    const sum = ((value & 0xff) + (value >>> 8) * factor) & 0xff
    ax.write(cpu, sum, 0)
    byteFlags(cpu, sum)
  }
}

export const divideBuilders: Builders = { div, idiv, aam, aad }
