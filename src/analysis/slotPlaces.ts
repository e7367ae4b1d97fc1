import { opByMember, structBasesOf } from '../ops/index.ts'
import type { ConfigId } from '../ops/op.ts'
import { slotName, slotPrefix } from '../prelude/slotNames.ts'
import type { Program } from '../program/program.ts'

/** The prelude's names of slots, each with the place in its struct that it stands for: `pv_irq_ops+8`. */
export type SlotPlaces = Readonly<Record<string, string>>

function placeOf(name: string, config: ConfigId): string | null {
  const op = opByMember(config, name.slice(slotPrefix.length))
  return op ? `${op.table}+${op.slot - (structBasesOf(config)[op.table] ?? 0n)}` : null
}

/** Of all slots that the macros of a listing name. */
export function slotPlaces({ sections }: Program, config: ConfigId): SlotPlaces {
  const places: Record<string, string> = {}
  const put = (text: string) => {
    for (const [name] of text.matchAll(slotName)) places[name] ??= placeOf(name, config) ?? name
  }
  for (const { rows } of sections) {
    for (const { expansion } of rows) if (expansion?.text.includes(slotPrefix)) put(expansion.text)
  }
  return places
}
