import {
  hasRegister,
  noRegisters,
  type RegSet,
  registerName,
  stackPointerOf,
} from '../x86/registers.ts'
import type { Access } from './cpu/memory.ts'
import type { Prepared } from './cpu/prepared.ts'
import type { Cpu } from './cpu/cpu.ts'
import { addressOf } from './layout.ts'
import { allFlags, type Mark, type MarkId, type Marks, type Use } from './marks.ts'
import type { Place } from './report.ts'

/** An instruction that was just executed, and what it read and wrote of memory. */
export interface Executed {
  readonly cpu: Cpu
  readonly prepared: Prepared
  readonly accesses: readonly Access[]
  readonly line: number
  /** Instructions before it. */
  readonly step: number
}

interface Read {
  readonly id: MarkId
  readonly place: Place
}

/** The masks of a row's reads and overwrites for one part of the registers. */
const readsOf = ({ row }: Prepared, part: number): number => row.parts?.reads[part] ?? row.reads
const killsOf = ({ row }: Prepared, part: number): number => row.parts?.kills[part] ?? row.kills

/** The first poison that the instruction reads for its own sake, not to address memory. */
function readPoison(marks: Marks, executed: Executed, but: RegSet): Read | null {
  const { cpu, prepared, accesses } = executed
  const { row } = prepared
  for (let left = everyRead(prepared) & ~but; left !== 0; left &= left - 1) {
    const register = 31 - Math.clz32(left & -left)
    const id = readMark(marks, prepared, register)
    if (id === 0) continue
    return { id, place: { kind: 'register', register: registerName(cpu.arch, register) } }
  }
  const flags = marks.ofFlags(row.flags.readBits)
  if (flags !== 0) return { id: flags, place: { kind: 'flags' } }
  for (const { address, size, kind } of accesses) {
    const id = kind === 'read' ? marks.inMemory(address, size) : 0
    if (id !== 0) return { id, place: { kind: 'slot', address: addressOf(cpu.arch, address) } }
  }
  return null
}

const everyRead = ({ row }: Prepared): number => {
  if (row.parts === null) return row.reads
  const [low, high, rest] = row.parts.reads
  return low | high | rest
}

/** The mark of a part of the register that the instruction reads. */
function readMark(marks: Marks, prepared: Prepared, register: number): MarkId {
  for (let part = 0; part < 3; part++) {
    const id = marks.registers[3 * register + part] ?? 0
    if (id !== 0 && (readsOf(prepared, part) & (1 << register)) !== 0) return id
  }
  return 0
}

const firstUse =
  ({ prepared, line, step }: Executed, place: Place) =>
  (): Use => ({ place, line, text: prepared.row.text, step })

/** The first poisoned register that addresses memory, the stack pointer among them. */
function addressPoison(marks: Marks, executed: Executed): Read | null {
  // `lea` only counts with an address, and a long nop does not even do that.
  return executed.accesses.length === 0 ? null : astray(marks, executed)
}

function astray(marks: Marks, { cpu, prepared }: Executed): Read | null {
  const id = marks.anyOf(prepared.addressing)
  if (id === 0) return null
  for (let register = 0; register < 16; register++) {
    if (hasRegister(prepared.addressing, register) && marks.ofRegister(register) === id) {
      return { id, place: { kind: 'register', register: registerName(cpu.arch, register) } }
    }
  }
  return null
}

/** Control and the machine itself hang on what these read. */
const decides = ({ row }: Prepared): boolean =>
  row.flow !== 'next' ||
  /^(?:out|mov.*%cr|wrmsr|int|vm|invlpg|lgdt|lidt|lldt|ltr|iret|cli|sti|hlt)/.test(row.text)

/** Carries marks from what an instruction read to what it wrote. */
function write(marks: Marks, executed: Executed, id: MarkId): void {
  const { prepared, accesses } = executed
  const { flags, writes } = prepared.row
  const written = movesStack(prepared) ? writes & ~(1 << stackPointerOf(executed.cpu.arch)) : writes
  for (let left: number = written; left !== 0; left &= left - 1) {
    writeRegister(marks, prepared, 31 - Math.clz32(left & -left), id)
  }
  // A flag that is written or not keeps the poison that it had.
  if (flags.writes) marks.setFlags(id === 0 ? flags.killBits : flags.killBits || allFlags, id)
  for (const { address, size, kind } of accesses) {
    if (kind === 'write') marks.setMemory(address, size, id)
  }
}

/** Pushes, pops, calls and returns move the stack pointer by a constant. */
const movesStack = ({ copying, row }: Prepared): boolean =>
  copying === 'push' || copying === 'pop' || row.flow !== 'next'

/** A part that is written or not, or left as it is, keeps the poison that it had. */
function writeRegister(marks: Marks, prepared: Prepared, register: number, id: MarkId): void {
  for (let part = 0; part < 3; part++) {
    const killed = (killsOf(prepared, part) & (1 << register)) !== 0
    if (!killed && (id === 0 || !touches(prepared, register, part))) continue
    marks.registers[3 * register + part] = id
  }
}

/** Whether the instruction's first operand is, or may be, this part of the register. */
function touches({ form }: Prepared, register: number, part: number): boolean {
  const [operand] = form.operands
  if (operand?.kind !== 'register' || operand.number !== register) return true
  if (operand.size >= 4) return true
  if (operand.size === 2) return part < 2
  return part === (operand.high ? 1 : 0)
}

/** `xchg` of two registers swaps their marks. */
function exchange(marks: Marks, { prepared }: Executed): boolean {
  const [first, second] = prepared.form.operands
  if (first?.kind !== 'register' || second?.kind !== 'register' || first.size < 4) return false
  for (let part = 0; part < 3; part++) {
    const [left, right] = [3 * first.number + part, 3 * second.number + part]
    const kept = marks.registers[left] ?? 0
    marks.registers[left] = marks.registers[right] ?? 0
    marks.registers[right] = kept
  }
  return true
}

/** Puts a register aside on the stack, or takes back what lay there: no use yet. */
function isSave(marks: Marks, { prepared, accesses }: Executed): boolean {
  const { copying, form } = prepared
  if (copying === 'push' || copying === 'pop') return form.operands[0]?.kind === 'register'
  const [access] = accesses
  if (copying !== 'move' || !access || !form.operands.some(isRegister)) return false
  return marks.isOnStack(access.address)
}

const isRegister = ({ kind }: { readonly kind: string }) => kind === 'register'

/**
 * Follows poison through one instruction. What it is put aside with stays unused; what is computed from it carries
 * the first use on. Returns the mark whose use has come to matter: it decides where control goes, addresses memory,
 * or reaches the machine itself.
 */
export function follow(marks: Marks, executed: Executed): Mark | null {
  const { prepared } = executed
  const addressing = addressPoison(marks, executed)
  if (addressing !== null) {
    return marks.mark(marks.used(addressing.id, firstUse(executed, addressing.place)))
  }
  if (prepared.copying === 'exchange' && exchange(marks, executed)) return null
  const addresses = executed.accesses.length > 0 ? prepared.addressing : noRegisters
  const read = readPoison(marks, executed, addresses)
  if (read === null) {
    write(marks, executed, 0)
    return null
  }
  // What a function left in memory is nobody's saved register.
  const saved = isSave(marks, executed) && marks.mark(read.id)?.what !== 'memory'
  const id = saved ? read.id : marks.used(read.id, firstUse(executed, read.place))
  write(marks, executed, id)
  return decides(prepared) ? marks.mark(id) : null
}

/** An instruction that faulted: where it went astray by poison, that is the use. */
export function followFault(marks: Marks, executed: Executed): Mark | null {
  const read = astray(marks, executed) ?? readPoison(marks, executed, noRegisters)
  return read && marks.mark(marks.used(read.id, firstUse(executed, read.place)))
}
