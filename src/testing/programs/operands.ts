import type { Arch } from '../../x86/arch.ts'
import type { Reg } from '../../x86/registers.ts'
import { mayWrite, type Scope, wrote } from './scope.ts'

/** Bits of an operand. */
export type Size = 8 | 16 | 32 | 64

/** A page that programs read and write. */
export const buffer = 0x200000

const low = ['al', 'cl', 'dl', 'bl', 'spl', 'bpl', 'sil', 'dil']
const high = ['ah', 'ch', 'dh', 'bh']
const words = ['ax', 'cx', 'dx', 'bx', 'sp', 'bp', 'si', 'di']

/** The register's name at a size, with "%". */
export function named(reg: Reg, size: Size): string {
  if (reg >= 8) return `%r${reg}${{ 8: 'b', 16: 'w', 32: 'd', 64: '' }[size]}`
  if (size === 8) return `%${low[reg]}`
  return `%${{ 16: '', 32: 'e', 64: 'r' }[size]}${words[reg]}`
}

export const highByte = (reg: Reg): string => `%${high[reg]}`

export const fullSize = (arch: Arch): Size => (arch === 'x86-32' ? 32 : 64)
export const fullName = (arch: Arch, reg: Reg): string => named(reg, fullSize(arch))
export const suffix = (size: Size): string => ({ 8: 'b', 16: 'w', 32: 'l', 64: 'q' })[size]

/** Full width most often, then what leaves a part of the register alone. */
export const anySize = ({ arch, random }: Scope): Size =>
  arch === 'x86-32'
    ? random.pick([32, 32, 32, 32, 32, 8, 8, 16])
    : random.pick([64, 64, 64, 64, 32, 32, 32, 8, 8, 16])

export const wideSize = ({ arch, random }: Scope): Size =>
  arch === 'x86-32' ? random.pick([32, 32, 32, 16]) : random.pick([64, 64, 32, 32, 16])

/** Registers that have a byte of their own. */
const withByte = ({ arch, palette }: Scope): readonly Reg[] => {
  const found = arch === 'x86-32' ? palette.filter((reg) => reg < 4) : palette
  return found.length > 0 ? found : [0]
}

export const regsOf = (scope: Scope, size: Size): readonly Reg[] =>
  size === 8 ? withByte(scope) : scope.palette

/** A register to read. */
export const source = (scope: Scope, size: Size): string =>
  named(scope.random.pick(regsOf(scope, size)), size)

/** A register to write, or to read and write; null where all are kept. */
export function targetReg(scope: Scope, size: Size): Reg | null {
  const free = regsOf(scope, size).filter((reg) => mayWrite(scope, reg))
  if (free.length === 0) return null
  const reg = scope.random.pick(free)
  wrote(scope, reg)
  return reg
}

export function immediate({ random }: Scope, size: Size): string {
  const widest = size === 8 ? 0x80 : size === 16 ? 0x8000 : 0x80000000
  const value = random.pick([
    () => random.below(8),
    () => -1 - random.below(4),
    () => random.below(128),
    () => random.below(widest),
    () => widest - 1,
  ])
  return `$${value()}`
}

export interface Memory {
  /** Statements that make the address a good one. */
  readonly setup: readonly string[]
  readonly text: string
}

const absolute = ({ random }: Scope): Memory => ({
  setup: [],
  text: `0x${(buffer + 8 * random.below(64)).toString(16)}`,
})

/** A register that points into the buffer, as it may have been set up a while ago. */
export function pointer(scope: Scope, reg?: Reg): { setup: readonly string[]; reg: Reg } | null {
  const { arch, random, pointers } = scope
  const known = [...pointers].filter((one) => reg === undefined || one === reg)
  if (known.length > 0 && random.chance(70)) return { setup: [], reg: random.pick(known) }
  const chosen = reg ?? targetReg(scope, fullSize(arch))
  if (chosen === null || !mayWrite(scope, chosen)) return null
  pointers.add(chosen)
  const address = `0x${(buffer + 64 + 8 * random.below(32)).toString(16)}`
  const name = fullName(arch, chosen)
  const setup = random.pick([
    `mov $${address}, ${name}`,
    `mov $${address}, ${named(chosen, 32)}`,
    `lea ${address}, ${name}`,
  ])
  return { setup: [setup], reg: chosen }
}

function based(scope: Scope): Memory | null {
  const found = pointer(scope)
  if (!found) return null
  const distance = scope.random.pick(['', '8', '-8', `${scope.random.below(64)}`])
  return { setup: found.setup, text: `${distance}(${fullName(scope.arch, found.reg)})` }
}

function indexed(scope: Scope): Memory | null {
  const { arch, random } = scope
  const index = targetReg(scope, 32)
  if (index === null) return null
  const name = fullName(arch, index)
  const scale = random.pick([1, 2, 4, 8])
  const mask = random.chance(50) ? `and $31, ${named(index, 32)}` : `and $0x18, ${name}`
  const free = [...scope.pointers].filter((reg) => reg !== index)
  if (free.length === 0) {
    return { setup: [mask], text: `0x${(buffer + 64).toString(16)}(,${name},${scale})` }
  }
  const base = fullName(arch, random.pick(free))
  return { setup: [mask], text: `${random.below(32)}(${base},${name},${scale})` }
}

/** A place in the buffer. The statements that prepare it may write registers. */
export function memory(scope: Scope): Memory {
  const made = scope.random.pick([absolute, based, based, based, indexed])(scope)
  return made ?? absolute(scope)
}
