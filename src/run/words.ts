import { resultRegisters } from '../backends/implementations.ts'
import type { ConfigId, Op } from '../ops/op.ts'
import { conventionOf } from '../x86/conventions.ts'
import { pointerSize } from '../x86/arch.ts'
import { registerNames, registersIn } from '../x86/registers.ts'
import type { Value } from './effects/effect.ts'
import type { Guest } from './guest.ts'

/** Words of arguments that lie on the stack. */
export const stackWords = (op: Op, { cpu }: Guest): number =>
  Math.max(0, op.argumentWords - conventionOf(cpu.arch).argumentRegisters.length)

/** Argument words of a call whose stack arguments begin at a place. */
export function argumentsAt({ cpu }: Guest, stack: number): (word: number) => Value {
  const { argumentRegisters } = conventionOf(cpu.arch)
  const names = registerNames(cpu.arch)
  return (word) => {
    const name = argumentRegisters[word]
    if (name !== undefined) {
      const at = 2 * names.indexOf(name)
      return { low: cpu.registers[at] ?? 0, high: cpu.registers[at + 1] ?? 0 }
    }
    const place = stack + (word - argumentRegisters.length) * pointerSize(cpu.arch)
    if (cpu.arch === 'x86-32') return { low: cpu.memory.read32(place), high: 0 }
    const low = cpu.memory.read64(place)
    return { low, high: cpu.memory.high }
  }
}

/** Puts a result where the convention has it: rax, or eax, or edx:eax. */
export function giveResult({ cpu }: Guest, op: Op, config: ConfigId, { low, high }: Value): void {
  const [first, second] = registersIn(resultRegisters(op, config))
  if (first === undefined) return
  cpu.registers[2 * first] = low
  if (cpu.arch === 'x86-64') cpu.registers[2 * first + 1] = high
  else if (second !== undefined) cpu.registers[2 * second] = high
}
