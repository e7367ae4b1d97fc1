import type { Operand, RegisterOperand } from '../x86/form.ts'
import type { Executed } from './follow.ts'
import type { MarkId, Marks } from './marks.ts'

/** Parts of a register that an operand covers: bits 0–7, bits 8–15, all above. */
export function partsOf({ size, high }: RegisterOperand): readonly number[] {
  if (size >= 4) return [0, 1, 2]
  if (size === 2) return [0, 1]
  return high ? [1] : [0]
}

/** Marks of the places that an operand covers; null for one that is neither register nor memory. */
function marksIn(marks: Marks, operand: Operand | undefined, { accesses }: Executed) {
  if (operand?.kind === 'register') {
    return partsOf(operand).map((part) => marks.registers[3 * operand.number + part] ?? 0)
  }
  const [access] = accesses
  return operand?.kind === 'memory' && access ? [marks.inMemory(access.address, access.size)] : null
}

const firstOf = (ids: readonly MarkId[]): MarkId => ids.find((id) => id !== 0) ?? 0

function put(
  marks: Marks,
  operand: Operand | undefined,
  { accesses }: Executed,
  ids: readonly MarkId[],
): void {
  if (operand?.kind === 'register') {
    const parts = partsOf(operand)
    const alike = parts.length === ids.length
    parts.forEach((part, at) => {
      marks.registers[3 * operand.number + part] = alike ? (ids[at] ?? 0) : firstOf(ids)
    })
    return
  }
  const [access] = accesses
  if (access) marks.setMemory(access.address, access.size, firstOf(ids))
}

/** `xchg` swaps the marks of its operands. */
function exchange(marks: Marks, executed: Executed): boolean {
  const [first, second] = executed.prepared.form.operands
  const [left, right] = [marksIn(marks, first, executed), marksIn(marks, second, executed)]
  if (!left || !right) return false
  put(marks, first, executed, right)
  put(marks, second, executed, left)
  return true
}

const stackPointer = 4

/** `pusha` and `popa`: every register to or from a word of its own, the last one lowest. */
function all(marks: Marks, { prepared, accesses }: Executed): boolean {
  const pushes = prepared.row.mnemonic === 'pusha'
  const places = accesses.map(({ address }) => address).toSorted((left, right) => left - right)
  const size = accesses[0]?.size ?? 4
  // Nothing is read from the word of the stack pointer by some processors: only whole sets are followed.
  const words = pushes ? places : Array.from({ length: 8 }, (_, at) => (places[0] ?? 0) + at * size)
  if (words.length !== 8) return false
  words.forEach((place, at) => {
    const register = 7 - at
    if (pushes) marks.setMemory(place, size, marks.ofRegister(register))
    else if (register !== stackPointer) marks.setRegister(register, marks.inMemory(place, size))
  })
  return true
}

/** Carries marks along with values that an instruction only moves about; false for any other. */
export function carry(marks: Marks, executed: Executed): boolean {
  const { copying, row } = executed.prepared
  if (copying === 'exchange') return exchange(marks, executed)
  return /^(?:push|pop)a[dl]?$/.test(row.mnemonic) && all(marks, executed)
}

/** Whether a register, or the flags, are put aside into memory, or taken back from it. */
export function movementOf({ prepared, accesses }: Executed): 'aside' | 'back' | null {
  const { copying, form, row } = prepared
  const wholeFlags = row.mnemonic === 'pushf' || row.mnemonic === 'popf'
  const [access] = accesses
  if (!access || (!wholeFlags && !form.operands.some(({ kind }) => kind === 'register')))
    return null
  if (copying === 'push') return 'aside'
  if (copying === 'pop') return 'back'
  if (copying !== 'move' || accesses.length !== 1) return null
  return access.kind === 'write' ? 'aside' : 'back'
}
