import type { Address } from '../../base/address.ts'
import { writeUnsigned } from '../../base/bytes.ts'
import type { Diagnostic } from '../../base/diagnostic.ts'
import { nearestWord } from '../../base/nearest.ts'
import { err, ok, type Result } from '../../base/result.ts'
import {
  bundleSize,
  decodeBundle,
  encodeBundle,
  longWord,
  withLongWord,
  withSlot,
} from '../bundle/bundle.ts'
import { templateOf } from '../bundle/template.ts'
import { misfit } from '../isa/encode.ts'
import { spread } from '../isa/fields.ts'
import { operandOf, type OperandName } from '../isa/operand.ts'
import { calculate, calculateUnary, type Expression } from './expression.ts'
import { ia64Diagnostic } from './messages.ts'
import type { ProgramSymbol, Relocation, Section } from './program.ts'
import type { Fixup, State } from './state.ts'

/** A number, or a number after a place. */
interface Value {
  /** Section of the place; a name for one that is defined elsewhere. */
  readonly base: number | string | null
  readonly offset: bigint
}

export interface Addresses {
  /** Where `.text` starts; the other sections follow. */
  readonly text: Address
  /** Places that are not in the listing. */
  readonly symbols: ReadonlyMap<string, Address>
}

/** Numbers under names, as a header would define them. */
export type Constants = ReadonlyMap<string, bigint>

/** Nesting of operators and of names that stand for others. */
const deepest = 500

/** What was read, and what its names may stand for besides. */
type Read = State & { readonly constants: Constants }

type Evaluated = Result<Value, 'not-simple'>

function evaluate(state: Read, expression: Expression, at: Fixup, depth = 0): Evaluated {
  if (depth > deepest) return err('not-simple')
  switch (expression.kind) {
    case 'number':
      return ok({ base: null, offset: expression.value })
    case 'symbol':
      return symbolValue(state, expression.name, at, depth)
    case 'unary': {
      const value = evaluate(state, expression.operand, at, depth + 1)
      if (!value.ok || value.value.base !== null) return err('not-simple')
      return ok({ base: null, offset: calculateUnary(expression.operator, value.value.offset) })
    }
    case 'binary': {
      const left = evaluate(state, expression.left, at, depth + 1)
      const right = evaluate(state, expression.right, at, depth + 1)
      return left.ok && right.ok
        ? combine(expression.operator, left.value, right.value)
        : err('not-simple')
    }
  }
}

function symbolValue(state: Read, name: string, at: Fixup, depth: number): Evaluated {
  if (name === '.') return ok({ base: at.section, offset: BigInt(at.offset) })
  const label = state.labels.get(name)
  if (label) return ok({ base: label.section, offset: BigInt(label.offset) })
  const equated = state.equates.get(name)
  if (equated) return evaluate(state, equated, at, depth + 1)
  const constant = state.constants.get(name)
  if (constant !== undefined) return ok({ base: null, offset: constant })
  return ok({ base: name, offset: 0n })
}

function combine(operator: string, left: Value, right: Value): Evaluated {
  const offset = calculate(operator, left.offset, right.offset)
  if (left.base === null && right.base === null) return ok({ base: null, offset })
  if (operator === '-' && left.base === right.base) return ok({ base: null, offset })
  if (right.base === null && '+-'.includes(operator)) return ok({ base: left.base, offset })
  if (left.base === null && operator === '+') return ok({ base: right.base, offset })
  return err('not-simple')
}

/** A section that is being filled. */
interface Filling {
  readonly object: Uint8Array
  readonly linked: Uint8Array
  readonly relocations: Relocation[]
  readonly address: Address
}

/** Writes a value into an operand of the instruction in a slot. */
function fillOperand(
  bytes: Uint8Array,
  offset: number,
  slot: 0 | 1 | 2,
  name: OperandName,
  value: bigint,
): void {
  const operand = operandOf(name)
  if (operand.kind === 'size') return
  const bundle = decodeBundle(bytes, offset)
  const long = templateOf(bundle.template)?.units[slot] === 'L'
  const word = long ? longWord(bundle) : bundle.slots[slot]
  const shift = operand.kind === 'target' ? 4n : 0n
  const filled = word | spread(value >> shift, operand.pieces)
  bytes.set(
    encodeBundle(long ? withLongWord(bundle, filled) : withSlot(bundle, slot, filled)),
    offset,
  )
}

const relocationTypes = {
  target25: 'R_IA64_PCREL21B',
  target64: 'R_IA64_PCREL60B',
  imm64: 'R_IA64_IMM64',
} as const

/** Fills all fields; what an object file leaves to the linker is noted. */
class Finisher {
  readonly diagnostics: Diagnostic[] = []
  readonly fillings: readonly Filling[]
  readonly state: Read
  readonly addresses: Addresses

  constructor(state: Read, addresses: Addresses) {
    this.state = state
    this.addresses = addresses
    let next = addresses.text
    this.fillings = state.sections.map(({ bytes }) => {
      const address = next
      next = address + BigInt(Math.ceil(bytes.length / bundleSize) * bundleSize)
      return {
        object: Uint8Array.from(bytes),
        linked: Uint8Array.from(bytes),
        relocations: [],
        address,
      }
    })
  }

  #addressOf({ base, offset }: Value, fixup: Fixup): Address | null {
    if (base === null) return offset
    if (typeof base === 'number') return (this.fillings[base]?.address ?? 0n) + offset
    const known = this.addresses.symbols.get(base)
    if (known !== undefined) return known + offset
    this.#undefined(base, fixup)
    return null
  }

  #undefined(name: string, { span }: Fixup): void {
    const [, digits] = /^(\d+)#/.exec(name) ?? []
    if (digits) {
      this.diagnostics.push(ia64Diagnostic('ia64/undefined-label', span, digits, null))
      return
    }
    const near = nearestWord(name, this.state.labels.keys())
    this.diagnostics.push(
      near === null
        ? ia64Diagnostic('ia64/undefined-symbol', span, name)
        : ia64Diagnostic('ia64/undefined-label', span, name, near),
    )
  }

  fill(fixup: Fixup): void {
    const value = evaluate(this.state, fixup.expression, fixup)
    const filling = this.fillings[fixup.section]
    if (!filling) return
    if (!value.ok) {
      this.diagnostics.push(ia64Diagnostic('ia64/not-simple', fixup.span))
    } else if (fixup.field.kind === 'data')
      this.#fillData(fixup, fixup.field.size, value.value, filling)
    else this.#fillInstruction(fixup, fixup.field, value.value, filling)
  }

  #note(
    fixup: Fixup,
    filling: Filling,
    slot: number,
    type: Relocation['type'],
    value: Value,
  ): void {
    const symbol =
      typeof value.base === 'number' ? this.state.sections[value.base]?.name : (value.base ?? '')
    const offset = fixup.offset + slot
    filling.relocations.push({ offset, type, symbol: symbol ?? '', addend: value.offset })
  }

  #fillData(fixup: Fixup, size: number, value: Value, filling: Filling): void {
    const address = this.#addressOf(value, fixup)
    if (address !== null) writeUnsigned(filling.linked, fixup.offset, size, address)
    if (value.base === null) {
      writeUnsigned(filling.object, fixup.offset, size, value.offset)
      this.#keeps(fixup, size, value.offset)
    } else {
      this.#note(fixup, filling, 0, size === 8 ? 'R_IA64_DIR64LSB' : 'R_IA64_DIR32LSB', value)
    }
  }

  /** As GNU as does: what does not fit is cut, and said. */
  #keeps({ span }: Fixup, size: number, value: bigint): void {
    const width = size * 8
    if (value === BigInt.asUintN(width, value) || value === BigInt.asIntN(width, value)) return
    const kept = BigInt.asUintN(width, value)
    this.diagnostics.push(ia64Diagnostic('ia64/data-range', span, value, size, kept))
  }

  #fillInstruction(
    fixup: Fixup,
    { slot, operand }: Fixup['field'] & { readonly kind: 'instruction' },
    value: Value,
    filling: Filling,
  ): void {
    const type = operand in relocationTypes ? relocationTypes[operand as 'imm64'] : null
    if (value.base !== null && type === null) {
      this.diagnostics.push(ia64Diagnostic('ia64/not-constant', fixup.span))
      return
    }
    const target = this.#addressOf(value, fixup)
    if (target === null) {
      if (type) this.#note(fixup, filling, slot, type, value)
      return
    }
    const relative = operand === 'target25' || operand === 'target64'
    const distance = relative ? target - filling.address - BigInt(fixup.offset) : target
    if (!this.#fits(fixup, operand, distance)) return
    fillOperand(filling.linked, fixup.offset, slot, operand, distance)
    const settled = relative ? value.base === fixup.section : value.base === null
    if (settled) fillOperand(filling.object, fixup.offset, slot, operand, distance)
    else if (type) this.#note(fixup, filling, slot, type, value)
  }

  #fits({ span }: Fixup, operand: OperandName, value: bigint): boolean {
    const wrong = misfit(operand, value)
    if (wrong === null) return true
    const isTarget = operandOf(operand).kind === 'target'
    if (wrong.kind === 'unaligned') {
      this.diagnostics.push(ia64Diagnostic('ia64/target-unaligned', span, value))
    } else {
      const code = isTarget ? 'ia64/target-range' : 'ia64/number-range'
      this.diagnostics.push(ia64Diagnostic(code, span, value, wrong.low, wrong.high))
    }
    return false
  }
}

export interface Finished {
  readonly sections: readonly Section[]
  readonly symbols: readonly ProgramSymbol[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Gives sections their places and fields their values. */
export function finish(state: State, addresses: Addresses, constants: Constants): Finished {
  const finisher = new Finisher({ ...state, constants }, addresses)
  for (const fixup of state.fixups) finisher.fill(fixup)
  const sections = state.sections.map(({ name }, index): Section => {
    const { address, object, linked, relocations } = finisher.fillings[index] as Filling
    return { name, address, objectBytes: object, bytes: linked, relocations }
  })
  const symbols = [...state.labels]
    .filter(([name]) => !name.includes('#'))
    .map(([name, { section, offset, tag }]) => {
      const procedure = state.procedures.includes(name)
      return { name, section, offset, tag, procedure }
    })
  return { sections, symbols, diagnostics: finisher.diagnostics }
}
