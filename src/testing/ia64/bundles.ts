import { slots, templates, type Template, type Unit } from '../../ia64/bundle/template.ts'
import type { Form, SyntaxPart } from '../../ia64/isa/form.ts'
import { fits, forms } from '../../ia64/isa/forms.ts'
import { type Operand, operandOf, type OperandName } from '../../ia64/isa/operand.ts'
import { widthOf } from '../../ia64/isa/fields.ts'
import { registerText } from '../../ia64/isa/registers.ts'

/** Bundles that GNU as takes, with every form of the tables among them. */

/** A whole number below a limit; see `randomNumbers`. */
export type Random = (limit: number) => number

const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[random(items.length)] as Item

const formsFor = new Map(
  (['M', 'I', 'F', 'B', 'X'] as const).map((unit) => [
    unit as Unit,
    // GNU as refuses most hints although they are encodings.
    forms.filter((form) => fits(form.unit, unit) && !form.mnemonic.startsWith('hint')),
  ]),
)

/** Mnemonics take turns, so that the many completers of loads and branches do not crowd out the others. */
function pickForm(random: Random, unit: Unit, allowed: (form: Form) => boolean): Form {
  const all = (formsFor.get(unit) ?? []).filter(allowed)
  const stems = [...new Set(all.map(({ format }) => format))]
  const format = pick(random, stems)
  return pick(
    random,
    all.filter((form) => form.format === format),
  )
}

function numberText(random: Random, low: bigint, high: bigint): string {
  const edges = [low, high, 0n, 1n].filter((edge) => low <= edge)
  if (random(10) < 3) return pick(random, edges).toString()
  let value = 0n
  for (let bits = 0; bits < 80; bits += 16) value = (value << 16n) | BigInt(random(65536))
  return (low + (value % (high - low + 1n))).toString()
}

function operandNumber(
  random: Random,
  { pieces, signed, less }: Extract<Operand, { readonly kind: 'number' }>,
): string {
  const half = 1n << BigInt(widthOf(pieces) - 1)
  if (less === 'unsigned') return numberText(random, 1n, half)
  if (!signed) return numberText(random, 0n, 2n * half - 1n)
  const up = less ? 1n : 0n
  return numberText(random, up - half, half - 1n + up)
}

function operandText(random: Random, name: OperandName, here: string): string {
  const operand = operandOf(name)
  switch (operand.kind) {
    case 'register': {
      const [low, high] = operand.range
      if (operand.file === 'gr' && name !== 'r3low') return registerText('gr', 1 + random(127))
      if (name === 'arM')
        return registerText('ar', pick(random, [0, 7, 16, 17, 18, 19, 32, 36, 40, 44]))
      if (name === 'arI' || name === 'arHigh') return registerText('ar', 64 + random(3))
      if (operand.file === 'cr')
        return registerText('cr', pick(random, [0, 1, 2, 16, 20, 23, 66, 67]))
      return registerText(operand.file, low + random(high - low + 1))
    }
    case 'number':
      return operandNumber(random, operand)
    case 'target': {
      const reach = operand.pieces.length === 2 ? 1n << 20n : 1n << 40n
      // A label, as GNU as takes "." for the bundle that it last wrote. It the furthest distance backward although the field holds it.
      const units = BigInt(numberText(random, 1n - reach, reach - 1n))
      return `${here}${units < 0n ? '-' : '+'}${units < 0n ? -units * 16n : units * 16n}`
    }
    case 'size':
      return '0'
  }
}

/** Sizes that make a frame, and a register inside of it for the old ar.pfs. */
function allocText(random: Random): string {
  const inputs = random(9)
  const locals = 1 + random(40)
  const outputs = random(40)
  const rotating = 8 * random(Math.floor((inputs + locals + outputs) / 8) + 1)
  return `alloc r${32 + inputs}=ar.pfs,${inputs},${locals},${outputs},${rotating}`
}

/** Registers of one instruction that must differ: results of a compare, and a load's result and its address. */
function clashes(texts: ReadonlyMap<string, string>): boolean {
  const same = (left: string, right: string) =>
    texts.has(left) && texts.has(right) && texts.get(left) === texts.get(right)
  return same('p1', 'p2') || same('r1', 'r3')
}

function spell(random: Random, parts: readonly SyntaxPart[], here: string): string {
  for (;;) {
    const texts = new Map<string, string>()
    const text = parts
      .map((part) => {
        if (part.kind === 'literal') return part.text
        const operand = operandText(random, part.name, here)
        texts.set(part.name, operand)
        return operand
      })
      .join('')
    if (!clashes(texts)) return text
  }
}

function instructionText(random: Random, form: Form, here: string): string {
  if (form.mnemonic === 'alloc') return allocText(random)
  const predicate = form.predicable && random(10) < 3 ? `(p${random(64)}) ` : ''
  return `${predicate}${form.mnemonic} ${spell(random, form.syntax, here)}`.trim()
}

interface Place {
  /** A stop or the start of the code stands before it. */
  readonly startsGroup: boolean
  readonly stop: boolean
}

const mayStand = ({ place }: Form, { startsGroup, stop }: Place): boolean =>
  (place !== 'first' || startsGroup) && (place !== 'last' || stop)

function bundleLines(
  random: Random,
  { units, stops }: Template,
  afterStop: boolean,
  here: string,
): string[] {
  let startsGroup = afterStop
  return slots.flatMap((slot) => {
    const unit = units[slot]
    if (unit === 'L') return []
    const stop = stops[slot]
    const place = { startsGroup, stop }
    const form = pickForm(random, unit, (each) => mayStand(each, place))
    startsGroup = stop
    return [`${instructionText(random, form, here)}${stop ? ' ;;' : ''}`]
  })
}

/** A listing of so many bundles in braces, all templates in turn. */
export function bundleListing(random: Random, count: number): string {
  let afterStop = true
  const texts = Array.from({ length: count }, (_, index) => {
    const template = templates[index % templates.length] as Template
    const here = `L${index}`
    const lines = bundleLines(random, template, afterStop, here)
    afterStop = template.stops[2]
    return `${here}:\n{ .${template.units.join('').toLowerCase()}\n${lines.join('\n')}\n}\n`
  })
  // GNU as puts a stop behind the last bundle of a section.
  return `.text\n${texts.join('')}{ .mii\nnop.m 0\nnop.i 0\nnop.i 0 ;;\n}\n`
}
