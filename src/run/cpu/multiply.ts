import { type Builder, type Builders, firstOf, type Source } from './builder.ts'
import type { Cpu } from './cpu.ts'
import { carry, overflow, setFlags, status } from './flags.ts'
import { ownPlaceOf, type Place, placeOf, registerPlace } from './operands.ts'
import type { Execute } from './prepared.ts'

const word = 0x1_0000_0000

/** The high word of the product of two unsigned words. */
function highProduct(left: number, right: number): number {
  const [a, b] = [left & 0xffff, left >>> 16]
  const [c, d] = [right & 0xffff, right >>> 16]
  const middle = b * c + ((a * c) >>> 16)
  const middle2 = a * d + (middle % 0x1_0000)
  return (b * d + Math.floor(middle / 0x1_0000) + Math.floor(middle2 / 0x1_0000)) | 0
}

const signedHighProduct = (left: number, right: number): number =>
  (highProduct(left, right) - (left < 0 ? right : 0) - (right < 0 ? left : 0)) | 0

/** Four words of the product of two values of two words. */
type Words = [number, number, number, number]

function product(low: number, high: number, low2: number, high2: number): Words {
  const [w0, carry0] = [Math.imul(low, low2), highProduct(low, low2) >>> 0]
  const crossed = carry0 + (Math.imul(low, high2) >>> 0) + (Math.imul(high, low2) >>> 0)
  const w1 = crossed | 0
  const upper =
    Math.floor(crossed / word) +
    (highProduct(low, high2) >>> 0) +
    (highProduct(high, low2) >>> 0) +
    (Math.imul(high, high2) >>> 0)
  const w2 = upper | 0
  const w3 = (Math.floor(upper / word) + highProduct(high, high2)) | 0
  return [w0, w1, w2, w3]
}

function signedProduct(low: number, high: number, low2: number, high2: number): Words {
  const words = product(low, high, low2, high2)
  if (high < 0) subtractUpper(words, low2, high2)
  if (high2 < 0) subtractUpper(words, low, high)
  return words
}

function subtractUpper(words: Words, low: number, high: number): void {
  const difference = (words[2] >>> 0) - (low >>> 0)
  words[2] = difference | 0
  words[3] = (words[3] - high - (difference < 0 ? 1 : 0)) | 0
}

/** CF and OF tell that the upper half matters; the others are left undefined. */
function productFlags(cpu: Cpu, matters: boolean): void {
  const defined = carry | overflow
  setFlags(cpu, status, matters ? defined : 0, status & ~defined)
}

const general = (number: number, size: 1 | 2 | 4 | 8) =>
  registerPlace({ kind: 'register', number, size, high: false })

/** Half of a result that a narrow product leaves: of 8 bits it is all in ax. */
function narrowWide(from: Place, signed: boolean): Execute {
  const { size } = from
  const accumulator = general(0, size)
  const shift = 32 - 8 * size
  const all = general(0, 2)
  const upper = general(2, size)
  return (cpu) => {
    let [left, right] = [accumulator.read(cpu), from.read(cpu)]
    if (signed) {
      left = (left << shift) >> shift
      right = (right << shift) >> shift
    }
    const result = Math.imul(left, right)
    const high = result >> (8 * size)
    if (size === 1) all.write(cpu, result, 0)
    else {
      accumulator.write(cpu, result, 0)
      upper.write(cpu, high, 0)
    }
    const kept = (result << shift) >> shift
    productFlags(cpu, signed ? kept !== result : result >>> (8 * size) !== 0)
  }
}

function longWide(from: Place, signed: boolean): Execute {
  return (cpu) => {
    const { registers } = cpu
    const [left, right] = [registers[0] ?? 0, from.read(cpu)]
    const high = signed ? signedHighProduct(left, right) : highProduct(left, right)
    const low = Math.imul(left, right)
    registers[0] = low
    registers[4] = high
    registers[1] = registers[5] = 0
    productFlags(cpu, high !== (signed ? low >> 31 : 0))
  }
}

function quadWide(from: Place, signed: boolean): Execute {
  const multiply = signed ? signedProduct : product
  return (cpu) => {
    const { registers } = cpu
    const low2 = from.read(cpu)
    const words = multiply(registers[0] ?? 0, registers[1] ?? 0, low2, cpu.high)
    const filling = signed ? words[1] >> 31 : 0
    registers.set([words[0], words[1]], 0)
    registers.set([words[2], words[3]], 4)
    productFlags(cpu, words[2] !== filling || words[3] !== filling)
  }
}

function wideProduct(source: Source, signed: boolean): Execute | null {
  const from = firstOf(source)
  if (!from) return null
  if (from.size === 8) return quadWide(from, signed)
  return from.size === 4 ? longWide(from, signed) : narrowWide(from, signed)
}

/** imul with two or three operands: the lower half alone, in any register. */
function lowProduct({ form }: Source): Execute | null {
  const { operands } = form
  const to = ownPlaceOf(operands[0])
  const [left, right] = operands.length === 2 ? [operands[0], operands[1]] : operands.slice(1)
  const first = to && placeOf(left, to.size)
  const second = to && placeOf(right, to.size)
  if (!to || !first || !second) return null
  if (to.size === 8) return lowQuad(to, first, second)
  const shift = 32 - 8 * to.size
  return (cpu) => {
    const a = (first.read(cpu) << shift) >> shift
    const b = (second.read(cpu) << shift) >> shift
    const result = Math.imul(a, b)
    to.write(cpu, result, 0)
    const matters =
      shift === 0 ? signedHighProduct(a, b) !== result >> 31 : (result << shift) >> shift !== result
    productFlags(cpu, matters)
  }
}

const lowQuad =
  (to: Place, first: Place, second: Place): Execute =>
  (cpu) => {
    const low = first.read(cpu)
    const { high } = cpu
    const low2 = second.read(cpu)
    const words = signedProduct(low, high, low2, cpu.high)
    to.write(cpu, words[0], words[1])
    const filling = words[1] >> 31
    productFlags(cpu, words[2] !== filling || words[3] !== filling)
  }

const mul: Builder = (source) => wideProduct(source, false)
const imul: Builder = (source) =>
  source.form.operands.length === 1 ? wideProduct(source, true) : lowProduct(source)

export const multiplyBuilders: Builders = { mul, imul }
