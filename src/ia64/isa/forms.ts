import type { Unit } from '../bundle/template.ts'
import { isShownFor, type Form, type FormUnit } from './form.ts'
import { formsA } from './formsA.ts'
import { formsB, formsX } from './formsB.ts'
import { formsIF } from './formsIF.ts'
import { formsM } from './formsM.ts'
import { formsMemory } from './formsMemory.ts'

/** Every spelling of every supported instruction. */
export const forms: readonly Form[] = [
  ...formsA,
  ...formsM,
  ...formsMemory,
  ...formsIF,
  ...formsB,
  ...formsX,
]

/** `nop` and `break` take the unit of the slot that they land in. */
export const anyUnitMnemonics: readonly string[] = ['nop', 'break', 'hint']

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

const byMnemonic = grouped(forms, ({ mnemonic }) => mnemonic)

export const formsNamed = (mnemonic: string): readonly Form[] => byMnemonic.get(mnemonic) ?? []

export const mnemonics: readonly string[] = [...byMnemonic.keys(), ...anyUnitMnemonics]

/** Whether an instruction may stand in a slot of this unit; a long one is asked about its X slot. */
export const fits = (of: FormUnit, unit: Unit): boolean =>
  of === 'A' ? unit === 'M' || unit === 'I' : of === unit

const opcodeOf = (word: bigint): string => ((word >> 37n) & 15n).toString(16)

const shownForms = forms.filter(({ shown }) => shown !== null)

const byOpcode = grouped(
  (['M', 'I', 'F', 'B', 'X'] as const).flatMap((unit) =>
    shownForms.filter((each) => fits(each.unit, unit)).map((each) => ({ unit, form: each })),
  ),
  ({ unit, form }) => unit + opcodeOf(form.value),
)

/** The form that a disassembler reads in these bits, or null for an instruction outside of the tables. */
export const formOf = (unit: Unit, word: bigint): Form | null =>
  byOpcode.get(unit + opcodeOf(word))?.find(({ form }) => isShownFor(form, word))?.form ?? null
