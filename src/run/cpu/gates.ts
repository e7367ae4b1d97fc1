import { canonical, pointerIn } from './address.ts'
import { type Builder, type Builders, type Source } from './builder.ts'
import type { Cpu } from './cpu.ts'
import { overflow } from './flags.ts'
import { placeOf, registerPlace } from './operands.ts'
import { demandInterrupts, demandPrivilege, placedFlags, shownFlags } from './popFlags.ts'
import { drop, peek, setPointer, type StackSize } from './stack.ts'
import { Fault, type Gate } from './stop.ts'

/** Asks the host; what it knows nothing of stops the machine. */
function ask(cpu: Cpu, by: Gate, vector: number, at: number): void {
  if (cpu.host.event(cpu, { kind: 'hypercall', by, vector, at })) return
  throw new Fault({ kind: 'unhandled', by, vector })
}

const gate =
  (by: Gate, vector = 0): Builder =>
  ({ address }) =>
  (cpu) =>
    ask(cpu, by, vector, address)

const int: Builder = ({ form, address }) => {
  const [operand] = form.operands
  const vector = operand?.kind === 'immediate' ? operand.low & 0xff : 3
  return (cpu) => ask(cpu, 'int', vector, address)
}

const into: Builder =
  ({ address }) =>
  (cpu) => {
    if ((cpu.flags & overflow) !== 0) ask(cpu, 'int', 4, address)
  }

const [counter, r11] = [1, 11]

/** Leaves the return address in rcx and the flags in r11 before anybody answers. */
const syscall: Builder =
  ({ address, next, arch }) =>
  (cpu) => {
    const { registers } = cpu
    const before = registers.slice()
    setPointer(cpu, counter, next)
    if (arch === 'x86-64') registers.set([shownFlags(cpu), 0], 2 * r11)
    if (cpu.host.event(cpu, { kind: 'hypercall', by: 'syscall', vector: 0, at: address })) return
    registers.set(before)
    throw new Fault({ kind: 'unhandled', by: 'syscall', vector: 0 })
  }

const stackPointer = 4
const codeSegment = 1
const stackSegment = 2

/** Pops address, code segment and flags, and on x86-64 the stack, too; to an outer ring nobody goes on. */
const iret: Builder = ({ form, arch }) => {
  const { operandSize } = form
  const size: StackSize = operandSize === 2 || operandSize === 8 ? operandSize : 4
  const long = arch === 'x86-64'
  return (cpu) => {
    const entry = (at: number) => peek(cpu, size, at * size)
    const low = entry(0)
    const target = size === 8 ? canonical(low, cpu.high) : low >>> 0
    const selector = entry(1) & 0xffff
    const flags = entry(2)
    const stack = long ? [entry(3), cpu.high, entry(4)] : []
    if ((selector & 3) > ((cpu.system.selectors[codeSegment] ?? 0) & 3)) {
      throw new Fault({ kind: 'left', by: 'iret', to: target })
    }
    drop(cpu, 3 * size)
    if (long) {
      cpu.registers.set([stack[0] ?? 0, stack[1] ?? 0], 2 * stackPointer)
      cpu.system.selectors[stackSegment] = (stack[2] ?? 0) & 0xffff
    }
    cpu.system.selectors[codeSegment] = selector
    placedFlags(cpu, flags, size)
    cpu.ip = target
  }
}

const leaving =
  (by: 'sysret' | 'sysexit', register: number): Builder =>
  ({ text }) =>
  (cpu) => {
    demandPrivilege(cpu, text)
    throw new Fault({ kind: 'left', by, to: pointerIn(cpu, register) })
  }

/** The port of `in` and `out`: dx, or a byte. */
function portOf({ form }: Source, at: number) {
  const operand = form.operands[at]
  return placeOf(operand, operand?.kind === 'immediate' ? 1 : 2)
}

/** What no device answers reads as ones. */
const input: Builder = (source) => {
  const [to] = source.form.operands
  const port = portOf(source, 1)
  const size = to?.kind === 'register' ? to.size : 4
  const accumulator = registerPlace({ kind: 'register', number: 0, size, high: false })
  const { text, address } = source
  return (
    port &&
    ((cpu) => {
      demandInterrupts(cpu, text)
      const number = port.read(cpu)
      const event = { kind: 'port', direction: 'in', port: number, size, at: address } as const
      if (!cpu.host.event(cpu, event)) accumulator.write(cpu, -1, 0)
    })
  )
}

const output: Builder = (source) => {
  const from = source.form.operands[1]
  const port = portOf(source, 0)
  const size = from?.kind === 'register' ? from.size : 4
  const accumulator = registerPlace({ kind: 'register', number: 0, size, high: false })
  const { text, address } = source
  return (
    port &&
    ((cpu) => {
      demandInterrupts(cpu, text)
      const [number, value] = [port.read(cpu), accumulator.read(cpu)]
      const event = { kind: 'port', direction: 'out', port: number, size, value } as const
      cpu.host.event(cpu, { ...event, at: address })
    })
  )
}

export const gateBuilders: Builders = {
  int,
  int3: int,
  int1: gate('int', 1),
  into,
  vmcall: gate('vmcall'),
  vmmcall: gate('vmmcall'),
  sysenter: gate('sysenter'),
  syscall,
  iret,
  sysret: leaving('sysret', 1),
  sysexit: leaving('sysexit', 2),
  in: input,
  out: output,
}
