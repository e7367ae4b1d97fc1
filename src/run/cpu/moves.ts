import type { MemoryOperand } from '../../x86/form.ts'
import { addressOf, beyond, longSum, shortSum } from './address.ts'
import { sub } from './alu.ts'
import { type Builder, type Builders, pairOf, type Source, topBit } from './builder.ts'
import type { Cpu } from './cpu.ts'
import { carry, conditions, setFlags, zero } from './flags.ts'
import { constant, ownPlaceOf, type Place, placeOf, registerPlace } from './operands.ts'
import type { Execute } from './prepared.ts'
import { Fault } from './stop.ts'

const mov: Builder = (source) => {
  const fast = ofRegisters(source)
  if (fast) return fast
  const pair = pairOf(source)
  if (!pair) return null
  const [to, from] = pair
  return (cpu) => to.write(cpu, from.read(cpu), cpu.high)
}

/** Between registers of 4 and 8 bytes, without calls. */
function ofRegisters({ form }: Source): Execute | null {
  const [to, from] = form.operands
  if (to?.kind !== 'register' || from?.kind !== 'register') return null
  const [first, second] = [2 * to.number, 2 * from.number]
  if (to.size === 4 && from.size === 4) {
    return ({ registers }) => {
      registers[first] = registers[second] ?? 0
      registers[first + 1] = 0
    }
  }
  if (to.size !== 8 || from.size !== 8) return null
  return ({ registers }) => {
    registers[first] = registers[second] ?? 0
    registers[first + 1] = registers[second + 1] ?? 0
  }
}

/** A smaller value into a larger register, zeros or its sign above it. */
const extending =
  (signed: boolean): Builder =>
  ({ form }) => {
    const to = ownPlaceOf(form.operands[0])
    const from = ownPlaceOf(form.operands[1])
    if (!to || !from) return null
    const shift = signed ? 32 - 8 * Math.min(4, from.size) : 0
    return (cpu) => {
      const value = (from.read(cpu) << shift) >> shift
      to.write(cpu, value, signed ? value >> 31 : 0)
    }
  }

/** A register beyond which the accumulator's sign is spread, or within which it is widened. */
const widening =
  (size: 1 | 2 | 4): Builder =>
  () => {
    const from = registerPlace({ kind: 'register', number: 0, size, high: false })
    const larger = size === 1 ? 2 : size === 2 ? 4 : 8
    const to = registerPlace({ kind: 'register', number: 0, size: larger, high: false })
    const shift = 32 - 8 * size
    return (cpu) => {
      const value = (from.read(cpu) << shift) >> shift
      to.write(cpu, value, value >> 31)
    }
  }

const signInto =
  (size: 2 | 4 | 8): Builder =>
  () => {
    const from = registerPlace({ kind: 'register', number: 0, size, high: false })
    const to = registerPlace({ kind: 'register', number: 2, size, high: false })
    const shift = size === 2 ? 16 : 0
    return (cpu) => {
      const low = from.read(cpu)
      const signs = ((size === 8 ? cpu.high : low) << shift) >> 31
      to.write(cpu, signs, signs)
    }
  }

const lea: Builder = ({ form }) => {
  const to = ownPlaceOf(form.operands[0])
  const operand = form.operands[1]
  if (!to || operand?.kind !== 'memory') return null
  const sum = sumOf(operand)
  return (cpu) => to.write(cpu, sum(cpu), cpu.high)
}

/** The address as a value, cut to its size. */
function sumOf(operand: MemoryOperand): (cpu: Cpu) => number {
  if (operand.addressSize === 8) return longSum(operand)
  const sum = shortSum(operand)
  const mask = operand.addressSize === 2 ? 0xffff : -1
  return (cpu) => {
    cpu.high = 0
    return sum(cpu) & mask
  }
}

const xchg: Builder = (source) => {
  // `66 90`, a nop that is spelled as an exchange of ax with itself, has no operands.
  if (source.form.operands.length === 0) return () => undefined
  const pair = pairOf(source)
  if (!pair) return null
  // The memory is written first, for that may fault.
  const [to, from] = source.form.operands[1]?.kind === 'memory' ? [pair[1], pair[0]] : pair
  return (cpu) => {
    const low = to.read(cpu)
    const { high } = cpu
    const low2 = from.read(cpu)
    to.write(cpu, low2, cpu.high)
    from.write(cpu, low, high)
  }
}

/** Compares with the accumulator: equal, the source goes to the destination; else, that to the accumulator. */
const cmpxchg: Builder = (source) => {
  const pair = pairOf(source)
  if (!pair) return null
  const [to, from] = pair
  const accumulator = registerPlace({ kind: 'register', number: 0, size: to.size, high: false })
  const inMemory = source.form.operands[0]?.kind === 'memory'
  const top = topBit(to.size)
  return (cpu) => {
    const low = to.read(cpu)
    const { high } = cpu
    const expected = accumulator.read(cpu)
    if (to.size === 8) sub.wide(cpu, expected, cpu.high, low, high)
    else sub.narrow(cpu, expected, low, top)
    if ((cpu.flags & zero) !== 0) {
      const low2 = from.read(cpu)
      to.write(cpu, low2, cpu.high)
      return
    }
    // Memory is written in any case. A register is not: on processors not even its upper half is cleared.
    if (inMemory) to.write(cpu, low, high)
    accumulator.write(cpu, low, high)
  }
}

/** cmpxchg8b and cmpxchg16b: edx:eax and ecx:ebx with twice their size of memory. */
const comparingPair =
  (size: 4 | 8): Builder =>
  ({ form }) => {
    const operand = form.operands[0]
    const low = placeOf(operand, size)
    if (!low || operand?.kind !== 'memory') return null
    const high = placeOf(beyond(operand, size), size)
    const exchange = high && pairExchange([low, high], size)
    return exchange && (size === 8 ? aligned(operand, exchange) : exchange)
  }

function aligned(operand: MemoryOperand, exchange: Execute): Execute {
  const addressIn = addressOf(operand)
  return (cpu) => {
    const address = addressIn(cpu)
    if (address % 16 !== 0) throw new Fault({ kind: 'unaligned', address })
    exchange(cpu)
  }
}

function pairExchange([low, high]: readonly [Place, Place], size: 4 | 8): Execute {
  const registers = [0, 3, 1, 2].map((number) =>
    registerPlace({ kind: 'register', number, size, high: false }),
  )
  const [a, b, c, d] = registers
  if (!a || !b || !c || !d) throw new Error('four registers were made')
  const read = (cpu: Cpu, place: Place): readonly [number, number] => {
    const value = place.read(cpu)
    return [value, size === 8 ? cpu.high : 0]
  }
  const isSame = (left: readonly [number, number], right: readonly [number, number]) =>
    left[0] === right[0] && left[1] === right[1]
  return (cpu) => {
    const old = [read(cpu, low), read(cpu, high)] as const
    const equal = isSame(old[0], read(cpu, a)) && isSame(old[1], read(cpu, d))
    const written = equal ? ([read(cpu, b), read(cpu, c)] as const) : old
    low.write(cpu, ...written[0])
    high.write(cpu, ...written[1])
    if (!equal) {
      a.write(cpu, ...old[0])
      d.write(cpu, ...old[1])
    }
    setFlags(cpu, zero, equal ? zero : 0, 0)
  }
}

const bswap: Builder = ({ form }) => {
  const to = ownPlaceOf(form.operands[0])
  if (!to || to.size < 4) return null
  return (cpu) => {
    const low = to.read(cpu)
    if (to.size === 8) to.write(cpu, reversed(cpu.high), reversed(low))
    else to.write(cpu, reversed(low), 0)
  }
}

const reversed = (word: number): number =>
  (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)

const movbe: Builder = (source) => {
  const pair = pairOf(source)
  if (!pair) return null
  const [to, from] = pair
  return (cpu) => {
    const low = from.read(cpu)
    if (to.size === 8) to.write(cpu, reversed(cpu.high), reversed(low))
    else to.write(cpu, to.size === 4 ? reversed(low) : reversed(low) >>> 16, 0)
  }
}

const conditionalMove =
  (condition: (flags: number) => boolean): Builder =>
  (source) => {
    const pair = pairOf(source)
    if (!pair) return null
    const [to, from] = pair
    return (cpu) => {
      // The source is read, and may fault, whatever the flags say; a register of 32 bits loses its upper half.
      const low = from.read(cpu)
      const { high } = cpu
      if (condition(cpu.flags)) to.write(cpu, low, high)
      else if (to.size === 4) to.write(cpu, to.read(cpu), 0)
    }
  }

const conditionalSet =
  (condition: (flags: number) => boolean): Builder =>
  ({ form }) => {
    const to = ownPlaceOf(form.operands[0])
    return to && ((cpu) => to.write(cpu, condition(cpu.flags) ? 1 : 0, 0))
  }

/** Into al what stands at the table's place al. */
const xlat: Builder = ({ form }) => {
  const table = form.operands[0]
  if (table?.kind !== 'memory') return null
  const al = registerPlace({ kind: 'register', number: 0, size: 1, high: false })
  const entries = Array.from({ length: 256 }, (_, low) => ({ ...table, size: 1, low }))
  const places = entries.map((entry) => placeOf(entry, 1) ?? constant(0, 0, 1))
  return (cpu) => al.write(cpu, places[al.read(cpu)]?.read(cpu) ?? 0, 0)
}

const carryFlag =
  (change: (flags: number) => number): Builder =>
  () =>
  (cpu) =>
    setFlags(cpu, carry, change(cpu.flags), 0)

const cmc: Builder = () => (cpu) => setFlags(cpu, carry, ~cpu.flags, cpu.undefinedFlags & carry)

const byCondition = (prefix: string, build: (condition: (flags: number) => boolean) => Builder) =>
  Object.fromEntries(
    Object.entries(conditions).map(([name, condition]) => [prefix + name, build(condition)]),
  )

export const moveBuilders: Builders = {
  mov,
  movnti: mov,
  movabs: mov,
  movzx: extending(false),
  movsx: extending(true),
  movsxd: extending(true),
  cbw: widening(1),
  cwde: widening(2),
  cdqe: widening(4),
  cwd: signInto(2),
  cdq: signInto(4),
  cqo: signInto(8),
  lea,
  xchg,
  cmpxchg,
  cmpxchg8b: comparingPair(4),
  cmpxchg16b: comparingPair(8),
  bswap,
  movbe,
  xlatb: xlat,
  xlat,
  clc: carryFlag(() => 0),
  stc: carryFlag(() => carry),
  cmc,
  ...byCondition('cmov', conditionalMove),
  ...byCondition('set', conditionalSet),
}
