import type { Arch } from '../../x86/arch.ts'
import type { Form } from '../../x86/form.ts'
import { ownPlaceOf, type Place, placeOf } from './operands.ts'
import type { Execute } from './prepared.ts'

/** What an instruction is made executable from. */
export interface Source {
  readonly arch: Arch
  readonly form: Form
  readonly mnemonic: string
  readonly text: string
  readonly address: number
  readonly next: number
}

/** Makes an instruction executable; null where this form is not modelled. */
export type Builder = (source: Source) => Execute | null

/** Builders by objdump's mnemonic without a size. */
export type Builders = Readonly<Record<string, Builder>>

/** Destination and source, both as large as the destination. */
export function pairOf({ form }: Source): readonly [Place, Place] | null {
  const [first, second] = form.operands
  const to = ownPlaceOf(first)
  const from = to && placeOf(second, to.size)
  return to && from ? [to, from] : null
}

/** The single operand, or the first. */
export const firstOf = ({ form }: Source): Place | null => ownPlaceOf(form.operands[0])

/** The bits above which a value of so many bytes has none. */
export const topBit = (size: number): number => 8 * size - 1

export const wordSize = (arch: Arch): 4 | 8 => (arch === 'x86-32' ? 4 : 8)
