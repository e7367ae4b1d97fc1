import type { Address } from '../../base/address.ts'
import { type Bundle, decodeBundle, encodeBundle, slotBit, wordBits } from '../bundle/bundle.ts'
import { slots, templateOf, unitsText } from '../bundle/template.ts'
import { instructionsOf, instructionText, rawText } from '../isa/print.ts'
import type { BundlePicture, SlotView } from './picture.ts'

function slotViews(bundle: Bundle, address: Address): readonly SlotView[] {
  const template = templateOf(bundle.template)
  if (template === null) return []
  const decoded = instructionsOf(bundle)
  return slots.map((slot): SlotView => {
    const unit = template.units[slot]
    // The two halves of a long instruction tell the same.
    const at = unit === 'X' ? 1 : slot
    const found = decoded.find((each) => each.slot === at)
    const word = bundle.slots[slot]
    return {
      slot,
      unit,
      bit: slotBit(slot),
      width: wordBits,
      word,
      text: found ? instructionText(found, address) : rawText(word),
      known: found?.form !== null && found?.form !== undefined,
      stop: template.stops[slot],
    }
  })
}

/** Sixteen bytes as 5 + 41 + 41 + 41 bits. */
export function bundlePicture(bytes: Uint8Array, address: Address): BundlePicture {
  const bundle = decodeBundle(bytes)
  const template = templateOf(bundle.template)
  return {
    kind: 'bundle',
    basis: 'assembler',
    address,
    bytes,
    template: bundle.template,
    units: template && unitsText(template),
    slots: slotViews(bundle, address),
  }
}

/** The same slots under another template: the units change, and with them what the bits mean. */
export function underTemplate(picture: BundlePicture, template: number): BundlePicture {
  const bytes = encodeBundle({ ...decodeBundle(picture.bytes), template })
  return bundlePicture(bytes, picture.address)
}
