import type { Address } from '../../base/address.ts'
import { type Bundle, longWord, wordMask } from '../bundle/bundle.ts'
import { templateOf, unitsText, type Unit } from '../bundle/template.ts'
import { predicateOf, valuesOf } from './encode.ts'
import type { Form } from './form.ts'
import { formOf } from './forms.ts'
import { type OperandName, operandOf } from './operand.ts'
import { registerText } from './registers.ts'

/** One instruction as read from a bundle. */
export interface Decoded {
  /** The unit of its slot; X for the long one. */
  readonly unit: Exclude<Unit, 'L'>
  /** Slot that holds it; a long one is counted where its first half stands. */
  readonly slot: 0 | 1 | 2
  /** 82 bits for a long one. */
  readonly word: bigint
  /** Null outside of the tables. */
  readonly form: Form | null
  /** A stop follows. */
  readonly stop: boolean
}

/** Instructions of a bundle in order; none for a reserved template. */
export function instructionsOf(bundle: Bundle): readonly Decoded[] {
  const template = templateOf(bundle.template)
  if (template === null) return []
  const { units, stops } = template
  return ([0, 1, 2] as const).flatMap((slot): readonly Decoded[] => {
    const unit = units[slot]
    if (unit === 'L') return []
    const word = unit === 'X' ? longWord(bundle) : bundle.slots[slot]
    const at = unit === 'X' ? 1 : slot
    return [{ unit, slot: at, word, form: formOf(unit, word), stop: stops[slot] }]
  })
}

/** Whether it does nothing, whatever its immediate. */
export const isNop = ({ form }: Pick<Decoded, 'form'>): boolean =>
  form?.mnemonic.startsWith('nop.') ?? false

const addressText = (address: bigint): string => `0x${BigInt.asUintN(64, address).toString(16)}`

function operandText(name: OperandName, value: bigint, bundle: Address): string {
  const operand = operandOf(name)
  switch (operand.kind) {
    case 'register':
      return registerText(operand.file, Number(value))
    case 'target':
      return addressText(bundle + value)
    case 'number':
      return operand.base === 'hex' ? `0x${value.toString(16)}` : value.toString()
    case 'size':
      return value.toString()
  }
}

/** As objdump prints an instruction that it does not know. */
export function rawText(word: bigint): string {
  const bits = word & wordMask
  return bits === 0n ? 'data8 00000000000' : `data8 0x${bits.toString(16).padStart(9, '0')}`
}

/** As objdump prints it: predicates in two digits, every alias by its plain name. */
export function instructionText({ form, word }: Decoded, bundle: Address): string {
  if (form === null) return rawText(word)
  const predicate = predicateOf(form, word)
  const values = valuesOf(form, word)
  const parts = (form.shown ?? form.syntax).map((part) =>
    part.kind === 'literal' ? part.text : operandText(part.name, values[part.name] ?? 0n, bundle),
  )
  const before = predicate === 0 ? '' : `(p${String(predicate).padStart(2, '0')}) `
  return `${before}${form.mnemonic}${parts.length > 0 ? ' ' : ''}${parts.join('')}`
}

/** objdump names a reserved template by its code without the stop. */
const reservedText = ({ template, slots }: Bundle): readonly string[] =>
  slots.map((word, slot) => {
    const name = slot === 0 ? `[-${(template >> 1).toString(16)}-]       ` : ''
    return name + rawText(word)
  })

/**
 * Lines as objdump prints a bundle: the units before the first, `;;` behind a stop, but not behind an instruction
 * that it does not know.
 */
export function bundleText(bundle: Bundle, address: Address): readonly string[] {
  const template = templateOf(bundle.template)
  if (template === null) return reservedText(bundle)
  return instructionsOf(bundle).map((decoded, index) => {
    const predicated = decoded.form !== null && predicateOf(decoded.form, decoded.word) !== 0
    const gap = predicated ? ' ' : '       '
    const units = index === 0 ? `[${unitsText(template)}]${gap}` : ''
    return `${units}${instructionText(decoded, address)}${decoded.stop && decoded.form ? ';;' : ''}`
  })
}
