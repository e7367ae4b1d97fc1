import { canonical } from './address.ts'
import { type Builder, type Builders, type Source, wordSize } from './builder.ts'
import type { Cpu } from './cpu.ts'
import { conditions, zero } from './flags.ts'
import { ownPlaceOf, registerPlace } from './operands.ts'
import type { Execute } from './prepared.ts'
import { drop, pushAddress, push, returnAddress, type StackSize } from './stack.ts'

type Target = (cpu: Cpu) => number

/** Where a jump or call leads, straight or through a register or memory; null for another segment. */
function targetOf({ form }: Source): Target | null {
  const [operand] = form.operands
  if (operand?.kind === 'target') {
    const { address } = operand
    return () => address
  }
  const place = ownPlaceOf(operand)
  if (!place) return null
  if (place.size === 8) {
    return (cpu) => {
      const low = place.read(cpu)
      return canonical(low, cpu.high)
    }
  }
  return (cpu) => place.read(cpu) >>> 0
}

const jmp: Builder = (source) => {
  const operand = source.form.operands[0]
  if (operand?.kind === 'target') {
    const { address } = operand
    return (cpu) => {
      cpu.ip = address
    }
  }
  const target = targetOf(source)
  return (
    target &&
    ((cpu) => {
      cpu.ip = target(cpu)
    })
  )
}

const call: Builder = (source) => {
  const target = targetOf(source)
  if (!target) return null
  const back = source.next
  if (source.form.operandSize !== 2) {
    return (cpu) => {
      const to = target(cpu)
      pushAddress(cpu, back)
      cpu.ip = to
    }
  }
  return (cpu) => {
    const to = target(cpu)
    push(cpu, 2, back & 0xffff, 0)
    cpu.ip = to
  }
}

const ret: Builder = ({ form, arch }) => {
  // Intel's processors ignore the prefix in 64-bit mode.
  const size: StackSize = form.operandSize === 2 && arch === 'x86-32' ? 2 : wordSize(arch)
  const [operand] = form.operands
  const extra = operand?.kind === 'immediate' ? operand.low & 0xffff : 0
  return (cpu) => {
    const target = returnAddress(cpu, size)
    drop(cpu, size + extra)
    cpu.ip = target
  }
}

/** A branch that is taken where this holds, after what it does. */
function branch(source: Source, isTaken: (cpu: Cpu) => boolean): Execute | null {
  const [operand] = source.form.operands
  if (operand?.kind !== 'target') return null
  const { address } = operand
  return (cpu) => {
    if (isTaken(cpu)) cpu.ip = address
  }
}

const conditional =
  (condition: (flags: number) => boolean): Builder =>
  (source) =>
    branch(source, (cpu) => condition(cpu.flags))

/** The counter of loops and jumps: cx, ecx or rcx, by the size of addresses. */
function counterOf({ form, arch }: Source) {
  const size = form.addressSize === 2 ? 2 : form.addressSize === 4 ? 4 : wordSize(arch)
  return registerPlace({ kind: 'register', number: 1, size, high: false })
}

/** Counts down, and is taken while something is left and the zero flag is as wanted. */
const loop =
  (wanted: 0 | typeof zero | null): Builder =>
  (source) => {
    const counter = counterOf(source)
    return branch(source, (cpu) => {
      const low = counter.read(cpu)
      const high = counter.size === 8 ? cpu.high : 0
      counter.write(cpu, low - 1, low === 0 ? high - 1 : high)
      const left = low !== 1 || high !== 0
      return left && (wanted === null || (cpu.flags & zero) === wanted)
    })
  }

const countedOut =
  (size: 2 | 4 | 8): Builder =>
  (source) => {
    const counter = registerPlace({ kind: 'register', number: 1, size, high: false })
    return branch(source, (cpu) => {
      const low = counter.read(cpu)
      return low === 0 && (counter.size < 8 || cpu.high === 0)
    })
  }

export const branchBuilders: Builders = {
  jmp,
  call,
  ret,
  loop: loop(null),
  loope: loop(zero),
  loopne: loop(0),
  jcxz: countedOut(2),
  jecxz: countedOut(4),
  jrcxz: countedOut(8),
  ...Object.fromEntries(
    Object.entries(conditions).map(([name, condition]) => [`j${name}`, conditional(condition)]),
  ),
}
