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
import { carry, movementOf, partsOf } from './carry.ts'
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

/** What comes of poison that this instruction computes with. */
const used = (marks: Marks, executed: Executed, { id, place }: Read): MarkId =>
  marks.used(marks.takenBack(id), executed.prepared.address, firstUse(executed, place))

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

/** Control and the machine itself hang on what these read, and a division may fault by it. */
const deciding =
  /^(?:(?:in|out)[bwl]?\b|i?div|mov.*%(?:cr\d+|[cdefgs]s)$|wrmsr|int|vm|invlpg|lgdt|lidt|lldt|ltr|iret|popf|cli|sti|hlt)/

const decides = ({ row }: Prepared): boolean => row.flow !== 'next' || deciding.test(row.text)

/** Carries a mark from what an instruction read to what it wrote. */
function write(marks: Marks, executed: Executed, id: MarkId): void {
  const { prepared, accesses } = executed
  const { flags, writes } = prepared.row
  const written = movesStack(prepared) ? writes & ~(1 << stackPointerOf(executed.cpu.arch)) : writes
  for (let left: number = written; left !== 0; left &= left - 1) {
    writeRegister(marks, prepared, 31 - Math.clz32(left & -left), id)
  }
  if (flags.writes) marks.setFlags(writtenFlags(executed, id), id)
  for (const { address, size, kind } of accesses) {
    if (kind === 'write') marks.setMemory(address, size, id)
  }
}

const [counter, shift] = [1, /^(?:sh[lr]|sa[lr])/]

/** A flag that is written or not keeps the poison that it had; a shift by something writes them all. */
function writtenFlags({ cpu, prepared }: Executed, id: MarkId): number {
  const { row, form } = prepared
  if (row.flags.killBits !== 0) return row.flags.killBits
  const count = form.operands[1]
  const byCounter = count?.kind === 'register' && count.number === counter && count.size === 1
  const shifts =
    byCounter && shift.test(row.mnemonic) && ((cpu.registers[2 * counter] ?? 0) & 31) !== 0
  return shifts || id !== 0 ? allFlags : 0
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
  return partsOf(operand).includes(part)
}

/** What comes of a read of poison by this instruction: put aside, taken back, or computed with. */
function outcome(marks: Marks, executed: Executed, read: Read): MarkId {
  const { prepared } = executed
  // What a function left in memory is nobody's saved register.
  const isOwn = marks.mark(read.id)?.what !== 'memory'
  const movement = isOwn ? movementOf(executed) : null
  if (movement === 'aside') {
    return marks.putAside(read.id, prepared.address, firstUse(executed, read.place))
  }
  if (movement !== 'back') return used(marks, executed, read)
  const back = marks.takenBack(read.id)
  const areFlags = prepared.row.mnemonic === 'popf'
  return areFlags && marks.mark(back)?.what !== 'flags' ? used(marks, executed, read) : back
}

/** The mark, where the instruction's reading of it matters at once. */
function decided(marks: Marks, { prepared, accesses }: Executed, id: MarkId): Mark | null {
  const mark = marks.mark(id)
  if (mark === null) return null
  const shows = accesses.some(({ kind, address }) => kind === 'write' && marks.isShared(address))
  // Destroyed status flags that were put aside and come back are no use of them.
  const isRestored = prepared.row.mnemonic === 'popf' && mark.what === 'flags'
  return shows || (decides(prepared) && !isRestored) ? mark : null
}

/**
 * Follows poison through one instruction. What it is put aside with stays unused; what is computed from it carries
 * the use on. Returns the mark whose use has come to matter: it decides where control goes, addresses memory, or
 * reaches the machine itself.
 */
export function follow(marks: Marks, executed: Executed): Mark | null {
  const addressing = addressPoison(marks, executed)
  if (addressing !== null) return marks.mark(used(marks, executed, addressing))
  if (carry(marks, executed)) return null
  const addresses = executed.accesses.length > 0 ? executed.prepared.addressing : noRegisters
  const read = readPoison(marks, executed, addresses)
  const id = read === null ? 0 : outcome(marks, executed, read)
  write(marks, executed, id)
  return decided(marks, executed, id)
}

/** An instruction that faulted: where it went astray by poison, that is the use. */
export function followFault(marks: Marks, executed: Executed): Mark | null {
  const read = astray(marks, executed) ?? readPoison(marks, executed, noRegisters)
  return read && marks.mark(used(marks, executed, read))
}
