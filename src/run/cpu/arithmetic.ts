import { adc, add, and, type Arithmetic, or, sbb, sub, xor } from './alu.ts'
import { type Builder, type Builders, firstOf, pairOf, type Source, topBit } from './builder.ts'
import { carry, setFlags } from './flags.ts'
import type { Place } from './operands.ts'
import type { Execute } from './prepared.ts'

function narrow(to: Place, from: Place, { narrow: work }: Arithmetic, keeps: boolean): Execute {
  const top = topBit(to.size)
  if (!keeps) {
    return (cpu) => {
      work(cpu, to.read(cpu), from.read(cpu), top)
    }
  }
  return (cpu) => to.write(cpu, work(cpu, to.read(cpu), from.read(cpu), top), 0)
}

function wide(to: Place, from: Place, { wide: work }: Arithmetic, keeps: boolean): Execute {
  return (cpu) => {
    const low = to.read(cpu)
    const { high } = cpu
    const low2 = from.read(cpu)
    const result = work(cpu, low, high, low2, cpu.high)
    if (keeps) to.write(cpu, result, cpu.high)
  }
}

/** The forms that most code is made of, without the calls of their operands. */
function ofRegisters(
  { form }: Source,
  { narrow: work }: Arithmetic,
  keeps: boolean,
): Execute | null {
  const [to, from] = form.operands
  if (to?.kind !== 'register' || to.size !== 4) return null
  const at = 2 * to.number
  const put = keeps
    ? (registers: Int32Array, result: number) => {
        registers[at] = result
        registers[at + 1] = 0
      }
    : () => {}
  if (from?.kind === 'immediate') {
    const { low } = from
    return (cpu) => put(cpu.registers, work(cpu, cpu.registers[at] ?? 0, low, 31))
  }
  if (from?.kind !== 'register') return null
  const second = 2 * from.number
  return (cpu) => {
    const { registers } = cpu
    put(registers, work(cpu, registers[at] ?? 0, registers[second] ?? 0, 31))
  }
}

const binary =
  (work: Arithmetic, keeps = true): Builder =>
  (source) => {
    const fast = ofRegisters(source, work, keeps)
    if (fast) return fast
    const pair = pairOf(source)
    if (!pair) return null
    const [to, from] = pair
    return to.size === 8 ? wide(to, from, work, keeps) : narrow(to, from, work, keeps)
  }

/** One more or less: all flags of it but the carry. */
const counting =
  (work: Arithmetic): Builder =>
  (source) => {
    const to = firstOf(source)
    if (!to) return null
    const top = topBit(to.size)
    const count = (low: number, high: number): Execute =>
      to.size === 8
        ? (cpu) => {
            const value = to.read(cpu)
            const result = work.wide(cpu, value, cpu.high, low, high)
            to.write(cpu, result, cpu.high)
          }
        : (cpu) => to.write(cpu, work.narrow(cpu, to.read(cpu), low, top), 0)
    const once = count(1, 0)
    return (cpu) => {
      const kept = cpu.flags & carry
      const unsure = cpu.undefinedFlags & carry
      once(cpu)
      setFlags(cpu, carry, kept, unsure)
    }
  }

const neg: Builder = (source) => {
  const to = firstOf(source)
  if (!to) return null
  const top = topBit(to.size)
  if (to.size !== 8) return (cpu) => to.write(cpu, sub.narrow(cpu, 0, to.read(cpu), top), 0)
  return (cpu) => {
    const low = to.read(cpu)
    const result = sub.wide(cpu, 0, 0, low, cpu.high)
    to.write(cpu, result, cpu.high)
  }
}

const not: Builder = (source) => {
  const to = firstOf(source)
  return to && ((cpu) => to.write(cpu, ~to.read(cpu), ~cpu.high))
}

/** The sum goes to the first operand, its old value to the second. */
const xadd: Builder = (source) => {
  const pair = pairOf(source)
  if (!pair) return null
  const [to, from] = pair
  const inMemory = source.form.operands[0]?.kind === 'memory'
  const top = topBit(to.size)
  return (cpu) => {
    const low = to.read(cpu)
    const { high } = cpu
    const low2 = from.read(cpu)
    const sum =
      to.size === 8 ? add.wide(cpu, low, high, low2, cpu.high) : add.narrow(cpu, low, low2, top)
    const sumHigh = cpu.high
    // Memory first, for it may fault; of one register twice the sum is what stays.
    if (inMemory) to.write(cpu, sum, sumHigh)
    from.write(cpu, low, high)
    if (!inMemory) to.write(cpu, sum, sumHigh)
  }
}

export const arithmeticBuilders: Builders = {
  add: binary(add),
  adc: binary(adc),
  sub: binary(sub),
  sbb: binary(sbb),
  and: binary(and),
  or: binary(or),
  xor: binary(xor),
  cmp: binary(sub, false),
  test: binary(and, false),
  inc: counting(add),
  dec: counting(sub),
  neg,
  not,
  xadd,
}
