import type { Arch } from '../../x86/arch.ts'
import { decode } from '../../x86/decode.ts'
import type { Form, Operand } from '../../x86/form.ts'
import { readForm } from '../../x86/icedOperands.ts'
import { noRegisters, type RegSet, regSet } from '../../x86/registers.ts'
import { arithmeticBuilders } from './arithmetic.ts'
import { bitBuilders } from './bits.ts'
import { branchBuilders } from './branches.ts'
import type { Builder, Builders } from './builder.ts'
import { decimalBuilders } from './decimal.ts'
import { divideBuilders } from './divide.ts'
import { gateBuilders } from './gates.ts'
import { moveBuilders } from './moves.ts'
import { multiplyBuilders } from './multiply.ts'
import type { Copying, Execute, Prepared } from './prepared.ts'
import { shiftBuilders } from './shifts.ts'
import { stackBuilders } from './stack.ts'
import { Fault } from './stop.ts'
import { stringBuilders } from './strings.ts'
import { systemBuilders, systemMove } from './system.ts'

const builders: Builders = {
  ...arithmeticBuilders,
  ...moveBuilders,
  ...shiftBuilders,
  ...multiplyBuilders,
  ...divideBuilders,
  ...bitBuilders,
  ...decimalBuilders,
  ...stackBuilders,
  ...branchBuilders,
  ...stringBuilders,
  ...systemBuilders,
  ...gateBuilders,
}

/** Mnemonics, without sizes and prefixes, of which at least one form is modelled. */
export const modelledMnemonics: readonly string[] = Object.keys(builders)

const builderOf = (mnemonic: string): Builder | undefined =>
  Object.hasOwn(builders, mnemonic) ? builders[mnemonic] : undefined

const usesStack = new Set([...Object.keys(stackBuilders), 'call', 'ret', 'iret'])

const copyings: Readonly<Record<string, Copying>> = {
  mov: 'move',
  movabs: 'move',
  movnti: 'move',
  movzx: 'move',
  movsx: 'move',
  movsxd: 'move',
  movs: 'move',
  lods: 'move',
  stos: 'move',
  xchg: 'exchange',
  push: 'push',
  pusha: 'push',
  pushf: 'push',
  pop: 'pop',
  popa: 'pop',
  popf: 'pop',
}

function addressedBy(operand: Operand): RegSet {
  switch (operand.kind) {
    case 'memory':
      return regSet(...[operand.base, operand.index].filter((register) => register !== null))
    case 'source':
      return regSet(6)
    case 'destination':
      return regSet(7)
    default:
      return noRegisters
  }
}

function addressing({ operands }: Form, mnemonic: string): RegSet {
  const used = operands.reduce<number>((set, operand) => set | addressedBy(operand), noRegisters)
  return (used | (usesStack.has(mnemonic) ? regSet(4) : noRegisters)) as RegSet
}

/** Bytes that begin no instruction of that place: why, by what is thrown. */
function failure(kind: 'short' | 'invalid', bytes: Uint8Array, address: number): Fault {
  if (kind === 'invalid') return new Fault({ kind: 'undefined' })
  const end = address + bytes.length
  return new Fault({ kind: 'page', address: end, access: 'execute', text: false })
}

/** Reads the instruction that begins with these bytes; throws a Fault where there is none. */
export function prepare(bytes: Uint8Array, arch: Arch, address: number): Prepared {
  const place = BigInt.asUintN(arch === 'x86-32' ? 32 : 64, BigInt(address))
  const reading = readForm(bytes, arch, place)
  if (reading.kind !== 'form') throw failure(reading.kind, bytes, address)
  const { form } = reading
  const [row] = decode(bytes.subarray(0, form.length), arch, place)
  if (!row) throw new Error('what has a form has a row')
  const { mnemonic, text } = row
  const after = address + form.length
  const next = arch === 'x86-32' ? after % 0x1_0000_0000 : after
  const source = { arch, form, mnemonic, text, address, next }
  const built = builderOf(mnemonic)?.(source) ?? (mnemonic === 'mov' ? systemMove(source) : null)
  return {
    address,
    next,
    row,
    form,
    addressing: addressing(form, mnemonic),
    copying: copyings[mnemonic] ?? null,
    execute: built ?? unsupported(text),
  }
}

const unsupported =
  (text: string): Execute =>
  () => {
    throw new Fault({ kind: 'unsupported', text })
  }
