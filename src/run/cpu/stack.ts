import type { Operand } from '../../x86/form.ts'
import { beyond, canonical, highOf, lowOf, pointerIn } from './address.ts'
import { type Builder, type Builders, type Source, wordSize } from './builder.ts'
import type { Cpu } from './cpu.ts'
import { placedFlags, shownFlags } from './popFlags.ts'
import { memoryPlace, type Place, placeOf, registerPlace } from './operands.ts'
import type { Execute } from './prepared.ts'

const stackPointer = 4

export type StackSize = 2 | 4 | 8

/** Moves the stack pointer: down where `bytes` is negative. */
function moveStack(cpu: Cpu, bytes: number): void {
  setPointer(cpu, stackPointer, pointerIn(cpu, stackPointer) + bytes)
}

/** Puts an address into a register as wide as addresses are. */
export function setPointer({ registers, arch }: Cpu, register: number, address: number): void {
  registers[2 * register] = lowOf(address)
  if (arch === 'x86-64') registers[2 * register + 1] = highOf(address)
}

const below = (cpu: Cpu, bytes: number): number => {
  const address = pointerIn(cpu, stackPointer) - bytes
  return cpu.arch === 'x86-32' ? address >>> 0 : canonical(lowOf(address), highOf(address))
}

/** Pushes so many bytes; a fault leaves the stack pointer alone. */
export function push(cpu: Cpu, size: StackSize, low: number, high: number): void {
  const address = below(cpu, size)
  if (size === 8) cpu.memory.write64(address, low, high)
  else if (size === 4) cpu.memory.write32(address, low)
  else cpu.memory.write16(address, low)
  moveStack(cpu, -size)
}

/** What lies `offset` bytes above the stack pointer; the high word is left in `cpu.high`. */
export function peek(cpu: Cpu, size: StackSize, offset: number): number {
  const address = below(cpu, -offset)
  cpu.high = 0
  if (size === 4) return cpu.memory.read32(address)
  if (size === 2) return cpu.memory.read16(address)
  const low = cpu.memory.read64(address)
  cpu.high = cpu.memory.high
  return low
}

/** Drops bytes from the stack, as a pop does. */
export const drop = (cpu: Cpu, bytes: number): void => moveStack(cpu, bytes)

/** Pushes a return address, or another address, at full width. */
export const pushAddress = (cpu: Cpu, address: number): void =>
  push(cpu, wordSize(cpu.arch), lowOf(address), highOf(address))

/** The address that `ret` would go to, of `size` bytes; faults where it is none. */
export function returnAddress(cpu: Cpu, size: StackSize = wordSize(cpu.arch)): number {
  const low = peek(cpu, size, 0)
  return size === 8 ? canonical(low, cpu.high) : low >>> 0
}

/** Returns to the caller and drops `extra` bytes of arguments: what a model does at its end. */
export function returnFrom(cpu: Cpu, extra = 0): void {
  const target = returnAddress(cpu)
  drop(cpu, wordSize(cpu.arch) + extra)
  cpu.ip = target
}

/** Bytes of one entry: the operand's, or for constants and segment registers what mode and prefixes choose. */
function entrySize({ form, arch }: Source): StackSize {
  const { operandSize } = form
  return operandSize === 2 || operandSize === 4 || operandSize === 8 ? operandSize : wordSize(arch)
}

const pushing: Builder = (source) => {
  const operand = source.form.operands[0]
  const size = entrySize(source)
  if (operand?.kind === 'segment') return pushSegment(operand.number, size)
  const from = placeOf(operand, size)
  return (
    from &&
    ((cpu) => {
      const low = from.read(cpu)
      push(cpu, size, low, cpu.high)
    })
  )
}

/** With zeros above it: the manuals allow that, and to leave the upper half of the slot alone. */
const pushSegment =
  (number: number, size: StackSize): Execute =>
  (cpu) =>
    push(cpu, size, cpu.system.selectors[number] ?? 0, 0)

const popping: Builder = (source) => {
  const operand = source.form.operands[0]
  const size = entrySize(source)
  if (operand?.kind === 'segment') {
    const { number } = operand
    return (cpu) => {
      cpu.system.selectors[number] = peek(cpu, size, 0) & 0xffff
      drop(cpu, size)
    }
  }
  const to = poppedPlace(operand, size)
  if (!to) return null
  if (operand?.kind === 'memory') {
    return (cpu) => {
      to.write(cpu, peek(cpu, size, 0), cpu.high)
      drop(cpu, size)
    }
  }
  return (cpu) => {
    const low = peek(cpu, size, 0)
    const { high } = cpu
    drop(cpu, size)
    to.write(cpu, low, high)
  }
}

/** `pop 4(%esp)` counts with the stack pointer after the pop. */
function poppedPlace(operand: Operand | undefined, size: StackSize): Place | null {
  const moves = operand?.kind === 'memory' && operand.base === stackPointer
  return placeOf(moves ? beyond(operand, size) : operand, size)
}

const pushf: Builder = (source) => {
  const size = entrySize(source)
  return (cpu) => push(cpu, size, shownFlags(cpu), 0)
}

const popf: Builder = (source) => {
  const size = entrySize(source)
  return (cpu) => {
    const flags = peek(cpu, size, 0)
    drop(cpu, size)
    placedFlags(cpu, flags, size)
  }
}

const allRegisters = [0, 1, 2, 3, 4, 5, 6, 7]

const pusha: Builder = ({ form }) => {
  const size = form.operandSize === 2 ? 2 : 4
  return (cpu) => {
    const values = allRegisters.map((number) => cpu.registers[2 * number] ?? 0)
    const start = pointerIn(cpu, stackPointer)
    const slots = values.map((_, at) => (start - size * (at + 1)) >>> 0)
    slots.forEach((slot, at) => {
      if (size === 4) cpu.memory.write32(slot, values[at] ?? 0)
      else cpu.memory.write16(slot, values[at] ?? 0)
    })
    moveStack(cpu, -8 * size)
  }
}

/** The stack pointer that pusha pushed is skipped. */
const popa: Builder = ({ form }) => {
  const size = form.operandSize === 2 ? 2 : 4
  const places = allRegisters.map((number) =>
    registerPlace({ kind: 'register', number, size, high: false }),
  )
  return (cpu) => {
    const values = allRegisters.map((number) => peek(cpu, size, (7 - number) * size))
    places.forEach((place, number) => {
      if (number !== stackPointer) place.write(cpu, values[number] ?? 0, 0)
    })
    drop(cpu, 8 * size)
  }
}

const framePointer = 5

const leave: Builder = (source) => {
  const size = entrySize(source)
  const frame = registerPlace({ kind: 'register', number: framePointer, size, high: false })
  const saved = memoryPlace((cpu) => pointerIn(cpu, framePointer), size)
  return (cpu) => {
    const low = saved.read(cpu)
    const { high } = cpu
    setPointer(cpu, stackPointer, pointerIn(cpu, framePointer) + size)
    frame.write(cpu, low, high)
  }
}

/** Makes a frame; nested ones copy the display of outer frames. */
const enter: Builder = (source) => {
  const size = entrySize(source)
  const [first, second] = source.form.operands
  if (first?.kind !== 'immediate' || second?.kind !== 'immediate') return null
  const [bytes, level] = [first.low & 0xffff, second.low & 31]
  const frame = registerPlace({ kind: 'register', number: framePointer, size, high: false })
  return (cpu) => {
    const before = pointerIn(cpu, stackPointer)
    try {
      const low = frame.read(cpu)
      push(cpu, size, low, cpu.high)
      const top = pointerIn(cpu, stackPointer)
      if (level > 0) pushDisplay(cpu, size, level, top)
      moveStack(cpu, -bytes)
      frame.write(cpu, lowOf(top), highOf(top))
    } catch (fault) {
      setPointer(cpu, stackPointer, before)
      throw fault
    }
  }
}

function pushDisplay(cpu: Cpu, size: StackSize, level: number, top: number): void {
  for (let outer = 1; outer < level; outer++) {
    const place = memoryPlace(() => pointerIn(cpu, framePointer) - size * outer, size)
    const low = place.read(cpu)
    push(cpu, size, low, cpu.high)
  }
  push(cpu, size, lowOf(top), highOf(top))
}

export const stackBuilders: Builders = {
  push: pushing,
  pop: popping,
  pushf,
  popf,
  pusha,
  popa,
  enter,
  leave,
}
