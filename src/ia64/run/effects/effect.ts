import type { Address } from '../../../base/address.ts'
import type { Values } from '../../isa/encode.ts'
import type { Form } from '../../isa/form.ts'
import { type OperandName, operandOf } from '../../isa/operand.ts'
import type { Cell } from '../cell.ts'
import type { Placed } from '../code.ts'
import { type Machine, readRegister, writeRegister } from '../machine.ts'

/** One instruction while it is done. */
export interface Doing {
  readonly machine: Machine
  readonly placed: Placed
  readonly form: Form
  readonly values: Values
}

/** What the instructions of a format do. Gives the bundle to go on at; null for the next instruction. */
export type Effect = (doing: Doing) => Address | null

export const valueOf = ({ values }: Doing, name: OperandName): bigint => values[name] ?? 0n

/** Whether the spelling has this word or number in it: `add r1=r2,r3,1`. */
export const spells = ({ form }: Doing, text: string): boolean =>
  form.syntax.some((part) => part.kind === 'literal' && part.text.split(',').includes(text))

export function read(doing: Doing, name: OperandName): Cell {
  const operand = operandOf(name)
  const file = operand.kind === 'register' ? operand.file : 'gr'
  return readRegister(doing.machine, file, Number(valueOf(doing, name)))
}

export function write(doing: Doing, name: OperandName, cell: Cell): void {
  const operand = operandOf(name)
  const file = operand.kind === 'register' ? operand.file : 'gr'
  writeRegister(doing.machine, file, Number(valueOf(doing, name)), cell)
}

/** An effect that changes registers and goes on. */
export const plain =
  (does: (doing: Doing) => void): Effect =>
  (doing) => {
    does(doing)
    return null
  }
