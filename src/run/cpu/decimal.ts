import type { Builder, Builders } from './builder.ts'
import type { Cpu } from './cpu.ts'
import {
  adjust,
  carry,
  overflow,
  parity,
  resultFlags,
  setFlags,
  sign,
  status,
  zero,
} from './flags.ts'
import { registerPlace } from './operands.ts'

const al = registerPlace({ kind: 'register', number: 0, size: 1, high: false })
const ax = registerPlace({ kind: 'register', number: 0, size: 2, high: false })

/** The low digit is none, or a carry came out of it. */
const needsAdjustment = (cpu: Cpu, value: number) => (value & 0xf) > 9 || (cpu.flags & adjust) !== 0

/** daa (direction 1) and das (−1): al as two decimal digits. */
const decimal =
  (direction: 1 | -1): Builder =>
  () =>
  (cpu) => {
    const old = al.read(cpu)
    const carried = (cpu.flags & carry) !== 0
    let value = old
    let flags = 0
    if (needsAdjustment(cpu, old)) {
      value = old + 6 * direction
      flags = adjust | (carried || value < 0 || value > 0xff ? carry : 0)
    }
    if (old > 0x99 || carried) {
      value += 0x60 * direction
      flags |= carry
    } else if (direction === 1) flags &= ~carry
    al.write(cpu, value, 0)
    setFlags(cpu, status, flags | resultFlags(value, 7), overflow)
  }

/** aaa and aas: one decimal digit in al, its carry in ah. */
const ascii =
  (direction: 1 | -1): Builder =>
  () =>
  (cpu) => {
    const adjusts = needsAdjustment(cpu, al.read(cpu))
    if (adjusts) ax.write(cpu, ax.read(cpu) + 0x106 * direction, 0)
    al.write(cpu, al.read(cpu) & 0xf, 0)
    setFlags(cpu, status, adjusts ? adjust | carry : 0, overflow | sign | zero | parity)
  }

export const decimalBuilders: Builders = {
  daa: decimal(1),
  das: decimal(-1),
  aaa: ascii(1),
  aas: ascii(-1),
}
