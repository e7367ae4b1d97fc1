import type { Piece } from './fields.ts'
import type { RegisterFile } from './registers.ts'

/** What may stand in one place of an instruction, and which bits hold it. */
export type Operand =
  | {
      readonly kind: 'register'
      readonly file: RegisterFile
      readonly pieces: readonly Piece[]
      /** Numbers that may stand here, both ends in. */
      readonly range: readonly [number, number]
    }
  | {
      readonly kind: 'number'
      readonly pieces: readonly Piece[]
      readonly signed: boolean
      readonly base: 'hex' | 'decimal'
      /** Low bits that are not held because they are zero. */
      readonly shift: number
      /** One less than the number is held: for relations that GNU as turns into "less than" so. */
      readonly less?: 'signed' | 'unsigned'
    }
  /** Distance from the bundle in units of 16 bytes, written as the address that it leads to. */
  | { readonly kind: 'target'; readonly pieces: readonly Piece[] }
  /** A size in an alloc as people write it; the instruction holds sums of these. */
  | { readonly kind: 'size' }

const register = (
  file: RegisterFile,
  low: number,
  width: number,
  range: readonly [number, number] = [0, 2 ** width - 1],
): Operand => ({ kind: 'register', file, pieces: [[low, width]], range })

type NumberOperand = Extract<Operand, { readonly kind: 'number' }>

const signed = (...pieces: readonly Piece[]): NumberOperand => ({
  kind: 'number',
  pieces,
  signed: true,
  base: 'decimal',
  shift: 0,
})

const unsigned = (...pieces: readonly Piece[]): NumberOperand => ({
  kind: 'number',
  pieces,
  signed: false,
  base: 'hex',
  shift: 0,
})

const size = (piece: Piece, shift: number): NumberOperand => ({
  kind: 'number',
  pieces: [piece],
  signed: false,
  base: 'decimal',
  shift,
})

/**
 * Operands by the names that the manual's instruction formats use. Bits above 40 are those of slot 1 in
 * an MLX bundle.
 */
export const operands = {
  r1: register('gr', 6, 7),
  r2: register('gr', 13, 7),
  r3: register('gr', 20, 7),
  /** addl adds to r0, r1, r2 or r3 only. */
  r3low: register('gr', 20, 2),
  p1: register('pr', 6, 6),
  p2: register('pr', 27, 6),
  b1: register('br', 6, 3),
  b2: register('br', 13, 3),
  /** Application registers that the M unit and the I unit reach. */
  arM: register('ar', 20, 7, [0, 63]),
  arI: register('ar', 20, 7, [48, 127]),
  arHigh: register('ar', 20, 7, [64, 127]),
  cr3: register('cr', 20, 7),
  imm8: signed([13, 7], [36, 1]),
  imm8less: { ...signed([13, 7], [36, 1]), less: 'signed' },
  imm8lessU: { ...signed([13, 7], [36, 1]), less: 'unsigned' },
  imm14: signed([13, 7], [27, 6], [36, 1]),
  imm22: signed([13, 7], [27, 9], [22, 5], [36, 1]),
  imm9load: signed([13, 7], [27, 1], [36, 1]),
  imm9store: signed([6, 7], [27, 1], [36, 1]),
  imm21: unsigned([6, 20], [36, 1]),
  imm24: unsigned([6, 21], [31, 2], [36, 1]),
  imm62: unsigned([6, 20], [36, 1], [41, 41]),
  imm64: unsigned([13, 7], [27, 9], [22, 5], [21, 1], [41, 41], [36, 1]),
  target25: {
    kind: 'target',
    pieces: [
      [13, 20],
      [36, 1],
    ],
  },
  target64: {
    kind: 'target',
    pieces: [
      [13, 20],
      [43, 39],
      [36, 1],
    ],
  },
  sof: size([13, 7], 0),
  sol: size([20, 7], 0),
  sor: size([27, 4], 3),
  ins: { kind: 'size' },
  locals: { kind: 'size' },
  outs: { kind: 'size' },
  rotating: { kind: 'size' },
} as const satisfies Readonly<Record<string, Operand>>

export type OperandName = keyof typeof operands

export const operandOf = (name: OperandName): Operand => operands[name]

export const isOperandName = (text: string): text is OperandName => Object.hasOwn(operands, text)
