import { hex } from '../../base/bytes.ts'
import { assemble } from '../asm/assemble.ts'
import { decodeBundle, encodeBundle, nopBundle, withSlot } from '../bundle/bundle.ts'
import { instructionCount, nextTag } from '../bundle/tag.ts'
import { stopsText, type Template, templateOf, unitsText } from '../bundle/template.ts'
import { instructionsOf } from '../isa/print.ts'
import {
  bytesField,
  hexText,
  slotField,
  smallField,
  textField,
  UnreadableField,
  type VectorRow,
  wholeField,
  wordText,
} from './fields.ts'
import { vectorMessages } from './messages.ts'

/** Answers to the rows about encodings. Each reads the inputs of its row and nothing else. */

type Answer = Readonly<Record<string, unknown>>

function templateField(row: VectorRow): Template {
  const template = templateOf(smallField(row, 'template'))
  if (template === null) throw new UnreadableField(vectorMessages.reservedTemplate())
  return template
}

export function template(row: VectorRow): Answer {
  const found = templateField(row)
  const bundle = nopBundle(found)
  return {
    units: unitsText(found),
    stops: stopsText(found),
    bytes: hex(encodeBundle(bundle)),
    slots: bundle.slots.map(wordText),
  }
}

/** The bundle around one instruction as text: nops in the other slots, stops as the template has them. */
function listingAround(asm: string, { units, stops }: Template, slot: number): string {
  const lines = units.flatMap((unit, index) => {
    if (unit === 'X') return []
    const stop = unit === 'L' ? stops[2] : stops[index]
    const text = index === slot ? asm : `nop.${unit === 'L' ? 'x' : unit.toLowerCase()} 0`
    return [`${text}${stop ? ' ;;' : ''}`]
  })
  return `{ .${units.join('').toLowerCase()}\n${lines.join('\n')}\n}\n`
}

function assembled(asm: string, around: Template, slot: number): Uint8Array {
  const { program, diagnostics } = assemble(listingAround(asm, around, slot))
  const wrong = diagnostics.find(({ severity }) => severity === 'error')
  if (wrong) throw new UnreadableField(wrong.message)
  return program.sections[0]?.bytes ?? new Uint8Array(0)
}

export function instruction(row: VectorRow): Answer {
  const around = templateField(row)
  const slot = slotField(row, 'slot')
  const bytes = assembled(textField(row, 'asm'), around, slot)
  const bundle = decodeBundle(bytes)
  const decoded = instructionsOf(bundle).find((each) => each.slot === slot)
  return {
    unit: around.units[slot],
    format: decoded?.form?.format ?? null,
    insn41: wordText(bundle.slots[slot]),
    bytes: hex(bytes),
  }
}

export function longInstruction(row: VectorRow): Answer {
  const bytes = assembled(textField(row, 'asm'), templateField(row), 1)
  const bundle = decodeBundle(bytes)
  const [, decoded] = instructionsOf(bundle)
  return {
    unit: 'LX',
    format: decoded?.form?.format ?? null,
    slotL: wordText(bundle.slots[1]),
    slotX: wordText(bundle.slots[2]),
    bytes: hex(bytes),
  }
}

export function readSlots(row: VectorRow): Answer {
  const bundle = decodeBundle(bytesField(row, 'bytes'))
  return { template: hexText(BigInt(bundle.template), 2), slots: bundle.slots.map(wordText) }
}

export function writeSlot(row: VectorRow): Answer {
  const bundle = decodeBundle(bytesField(row, 'bytes'))
  const written = withSlot(bundle, slotField(row, 'slot'), wholeField(row, 'insn41'))
  // paravirt_write_inst() flushes the one bundle.
  return { out: hex(encodeBundle(written)), fc_calls: 1 }
}

export function tagAfter(row: VectorRow): Answer {
  const next = nextTag(wholeField(row, 'tag'))
  return { next: next.ok ? hexText(next.value) : 'BUG (abort)' }
}

export const count = (row: VectorRow): Answer => ({
  n: Number(instructionCount(wholeField(row, 'stag'), wholeField(row, 'etag'))),
})
