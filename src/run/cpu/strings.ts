import type { Operand, Size } from '../../x86/form.ts'
import { canonical, inSegment } from './address.ts'
import { sub } from './alu.ts'
import { type Builder, type Builders, type Source, topBit, wordSize } from './builder.ts'
import type { Cpu } from './cpu.ts'
import { directionFlag, zero } from './flags.ts'
import { memoryPlace, type Place, registerPlace } from './operands.ts'
import type { Execute } from './prepared.ts'

/**
 * Rounds of a repeated instruction that one step makes at most. What is left over goes on with the next step, as it
 * does on a processor after an interrupt, so that no step takes long.
 */
export const roundsPerStep = 1024

const [source, destination] = [6, 7]

interface Pointer {
  readonly place: Place
  readonly move: (cpu: Cpu) => void
}

/** The element that esi or edi points to. */
function pointerOf(operand: Operand, size: Size): Pointer | null {
  if (operand.kind !== 'source' && operand.kind !== 'destination') return null
  const segment = operand.kind === 'source' ? operand.segment : 0
  const number = operand.kind === 'source' ? source : destination
  const { addressSize } = operand
  const register = registerPlace({ kind: 'register', number, size: addressSize, high: false })
  const address = (cpu: Cpu) => {
    const low = register.read(cpu)
    const offset = addressSize === 8 ? canonical(low, cpu.high) : low >>> 0
    return segment < 4 ? offset : inSegment(cpu, segment, offset)
  }
  const move = (cpu: Cpu) => {
    const low = register.read(cpu)
    const by = (cpu.flags & directionFlag) === 0 ? size : -size
    const sum = (low >>> 0) + by
    register.write(cpu, sum | 0, cpu.high + Math.floor(sum / 0x1_0000_0000))
  }
  return { place: memoryPlace(address, size), move }
}

/** One round; true where a repetition that compares would end after it by the flags. */
type Round = (cpu: Cpu) => void

/** Repeats a round as the prefix says; `compares` makes it heed the zero flag. */
function repeated(from: Source, round: Round, compares: boolean): Execute {
  const { repetition, operands } = from.form
  if (repetition === 'once') return round
  const sized = operands.find(({ kind }) => kind === 'source' || kind === 'destination')
  const size =
    sized?.kind === 'source' || sized?.kind === 'destination'
      ? sized.addressSize
      : wordSize(from.arch)
  const counter = registerPlace({ kind: 'register', number: 1, size, high: false })
  const ending = repetition === 'rep' ? 0 : zero
  return (cpu) => {
    for (let rounds = 0; rounds < roundsPerStep; rounds++) {
      const low = counter.read(cpu)
      const high = size === 8 ? cpu.high : 0
      if ((low | high) === 0) return
      round(cpu)
      counter.write(cpu, low - 1, low === 0 ? high - 1 : high)
      if (compares && (cpu.flags & zero) === ending) return
      if (low === 1 && high === 0) return
    }
    cpu.ip = from.address
  }
}

const elementSize = ({ form }: Source): Size | null => {
  const { memorySize: size } = form
  return size === 1 || size === 2 || size === 4 || size === 8 ? size : null
}

const accumulatorOf = (size: Size) =>
  registerPlace({ kind: 'register', number: 0, size, high: false })

/** The pointers of a string instruction in the order of its operands, and the size of an element. */
function partsOf(from: Source) {
  const size = elementSize(from)
  if (size === null) return null
  const pointers = from.form.operands.flatMap((operand) => pointerOf(operand, size) ?? [])
  return { size, pointers }
}

const movs: Builder = (from) => {
  const [to, of] = partsOf(from)?.pointers ?? []
  if (!to || !of) return null
  const round = (cpu: Cpu) => {
    to.place.write(cpu, of.place.read(cpu), cpu.high)
    to.move(cpu)
    of.move(cpu)
  }
  return repeated(from, round, false)
}

const stos: Builder = (from) => {
  const parts = partsOf(from)
  const to = parts?.pointers[0]
  if (!parts || !to) return null
  const accumulator = accumulatorOf(parts.size)
  const round = (cpu: Cpu) => {
    to.place.write(cpu, accumulator.read(cpu), cpu.high)
    to.move(cpu)
  }
  return repeated(from, round, false)
}

const lods: Builder = (from) => {
  const parts = partsOf(from)
  const of = parts?.pointers[0]
  if (!parts || !of) return null
  const accumulator = accumulatorOf(parts.size)
  const round = (cpu: Cpu) => {
    accumulator.write(cpu, of.place.read(cpu), cpu.high)
    of.move(cpu)
  }
  return repeated(from, round, false)
}

function compare(cpu: Cpu, left: Place, right: Place): void {
  const low = left.read(cpu)
  const { high } = cpu
  const low2 = right.read(cpu)
  if (left.size === 8) sub.wide(cpu, low, high, low2, cpu.high)
  else sub.narrow(cpu, low, low2, topBit(left.size))
}

const cmps: Builder = (from) => {
  const [first, second] = partsOf(from)?.pointers ?? []
  if (!first || !second) return null
  const round = (cpu: Cpu) => {
    compare(cpu, first.place, second.place)
    first.move(cpu)
    second.move(cpu)
  }
  return repeated(from, round, true)
}

const scas: Builder = (from) => {
  const parts = partsOf(from)
  const at = parts?.pointers[0]
  if (!parts || !at) return null
  const accumulator = accumulatorOf(parts.size)
  const round = (cpu: Cpu) => {
    compare(cpu, accumulator, at.place)
    at.move(cpu)
  }
  return repeated(from, round, true)
}

export const stringBuilders: Builders = { movs, stos, lods, cmps, scas }
