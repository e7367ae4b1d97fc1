import { gather, spread, widthOf } from './fields.ts'
import { type Form, operandNames } from './form.ts'
import { type Operand, type OperandName, operandOf } from './operand.ts'

/** Values of a form's operands: register numbers, immediates, distances in bytes. */
export type Values = Readonly<Partial<Record<OperandName, bigint>>>

/** Why a value does not go into an operand, with the numbers that would. */
export type Misfit =
  | { readonly kind: 'range'; readonly low: bigint; readonly high: bigint }
  | { readonly kind: 'unaligned' }

const targetShift = 4

/** Smallest and largest value. An unsigned field also takes negative values of its width. */
function limits(operand: Operand): readonly [low: bigint, high: bigint] {
  switch (operand.kind) {
    case 'size':
      return [0n, 96n]
    case 'register':
      return [BigInt(operand.range[0]), BigInt(operand.range[1])]
    case 'target': {
      const half = 1n << BigInt(widthOf(operand.pieces) - 1 + targetShift)
      return [-half, half - 16n]
    }
    case 'number': {
      const width = BigInt(widthOf(operand.pieces))
      if (operand.signed) {
        const less = operand.less ? 1n : 0n
        return [less - (1n << (width - 1n)), (1n << (width - 1n)) - 1n + less]
      }
      const low = width === 64n ? -(1n << 63n) : 0n
      return [low, ((1n << width) - 1n) << BigInt(operand.shift)]
    }
  }
}

/** Where a sign is wanted, 64 bits with the highest set are a negative number, as for GNU as. */
const isWrapped = (operand: Operand, value: bigint): boolean =>
  operand.kind === 'number' && operand.signed && value >> 63n === 1n

/** Null where the value fits. */
export function misfit(name: OperandName, value: bigint): Misfit | null {
  const operand = operandOf(name)
  const [low, high] = limits(operand)
  const far = operand.kind === 'target' && widthOf(operand.pieces) === 60
  // 60 bits in units of 16 bytes reach everything: what is too far wraps around.
  const wanted = far || isWrapped(operand, value) ? BigInt.asIntN(64, value) : value
  if (wanted < low || wanted > high) return { kind: 'range', low, high }
  // Without sign nothing is below 0: one less would be the largest number instead.
  if (operand.kind === 'number' && operand.less === 'unsigned' && value === 0n) {
    return { kind: 'range', low: 1n, high }
  }
  if (operand.kind === 'target' && (value & 15n) !== 0n) return { kind: 'unaligned' }
  return null
}

/**
 * Sizes of an alloc as the instruction holds them. Source: Itanium manual, alloc: sof = i + l + o,
 * sol = i + l, sor = r / 8.
 */
export function frameSizes({ ins = 0n, locals = 0n, outs = 0n, rotating = 0n }: Values): Values {
  return { sof: ins + locals + outs, sol: ins + locals, sor: rotating }
}

function bitsOf(name: OperandName, value: bigint): bigint {
  const operand = operandOf(name)
  switch (operand.kind) {
    case 'size':
      return 0n
    case 'target':
      return spread(value >> BigInt(targetShift), operand.pieces)
    case 'register':
      return spread(value, operand.pieces)
    case 'number':
      return spread((operand.less ? value - 1n : value) >> BigInt(operand.shift), operand.pieces)
  }
}

/** The word of an instruction, 82 bits for a long one. Values are taken to fit. */
export function encode(form: Form, predicate: number, values: Values): bigint {
  const all = 'ins' in values ? { ...values, ...frameSizes(values) } : values
  let word = form.value | (form.predicable ? BigInt(predicate) : 0n)
  for (const [name, value] of Object.entries(all) as [OperandName, bigint][]) {
    word |= bitsOf(name, value)
  }
  return word
}

function valueIn(name: OperandName, word: bigint): bigint {
  const operand = operandOf(name)
  if (operand.kind === 'size') return 0n
  const value = gather(word, operand.pieces)
  const width = widthOf(operand.pieces)
  if (operand.kind === 'target') return BigInt.asIntN(width, value) << BigInt(targetShift)
  if (operand.kind === 'number') {
    const held = operand.signed ? BigInt.asIntN(width, value) : value
    return (operand.less ? held + 1n : held) << BigInt(operand.shift)
  }
  return value
}

export const predicateOf = (form: Form, word: bigint): number =>
  form.predicable ? Number(word & 63n) : 0

/** What the operands of a word of this form are, under the names of `shown`. */
export function valuesOf(form: Form, word: bigint): Values {
  const names = operandNames(form.shown ?? form.syntax)
  return Object.fromEntries(names.map((name) => [name, valueIn(name, word)]))
}
