import { bytesEqual, readUnsigned } from '../base/bytes.ts'
import { analyzeIa64, type Ia64Analysis, type Ia64Input } from './analysis.ts'
import { assemble } from './asm/assemble.ts'
import type { Section } from './asm/program.ts'
import { bundleSize, decodeBundle } from './bundle/bundle.ts'
import { unitsText, templateOf } from './bundle/template.ts'
import { operandNames } from './isa/form.ts'
import { type OperandName, operandOf } from './isa/operand.ts'
import { bundleText, type Decoded, instructionsOf, instructionText } from './isa/print.ts'
import { patchType } from './patch/types.ts'
import { patchedSourceWords } from './messages.ts'

const comment = (text: string): string => `// ${text.replaceAll(/[\r\n]+/g, ' ')}`

const word = (bytes: Uint8Array, at: number): string =>
  `0x${readUnsigned(bytes, at, 8).toString(16).padStart(16, '0')}`

/** objdump prints a frame as sof, sol and what rotates, predicates in two digits; as takes neither. */
const asWritten = (text: string): string =>
  text
    .replace(/^\(p0(?=\d)/, '(p')
    .replace(
      /\balloc (r\d+)=ar\.pfs,(\d+),(\d+),(\d+)/,
      (_, register: string, sof: string, sol: string, rotating: string) =>
        `alloc ${register}=ar.pfs,0,${sol},${Number(sof) - Number(sol)},${rotating}`,
    )

const isTarget = (name: OperandName): boolean => operandOf(name).kind === 'target'

/** From the bundle at 0 a target is its distance. */
function distanceText(target: string): string {
  const distance = BigInt.asIntN(64, BigInt(target))
  return distance < 0n ? `.-${-distance}` : `.+${distance}`
}

/** An instruction as GNU as takes it, wherever its bundle stands. */
function writtenText(decoded: Decoded): string {
  const text = asWritten(instructionText(decoded, 0n))
  const leads = decoded.form && operandNames(decoded.form.syntax).some(isTarget)
  return leads ? text.replace(/0x[0-9a-f]+$/, distanceText) : text
}

/** A bundle as instructions; null for what stands for other bytes when it is assembled again. */
function asInstructions(bytes: Uint8Array): readonly string[] | null {
  const bundle = decodeBundle(bytes, 0)
  const template = templateOf(bundle.template)
  const decoded = instructionsOf(bundle)
  if (template === null || decoded.some(({ form }) => form === null)) return null
  const lines = [
    `{   .${unitsText(template).toLowerCase()}`,
    ...decoded.map((each) => `        ${writtenText(each)}${each.stop ? ' ;;' : ''}`),
    '}',
  ]
  const { program } = assemble(`    .text\n${lines.join('\n')}\n`, { text: 0n })
  const again = program.sections[0]?.bytes ?? new Uint8Array(0)
  return bytesEqual(again, bytes) ? lines : null
}

function asBytes(bytes: Uint8Array, address: bigint): readonly string[] {
  const said = bundleText(decodeBundle(bytes, 0), address).map((each) =>
    each.replaceAll(/\s+/g, ' ').trim(),
  )
  return [`    data8 ${word(bytes, 0)}, ${word(bytes, 8)} ${comment(said.join(' | '))}`]
}

const endsGroup = (bytes: Uint8Array): boolean => ((bytes[0] ?? 0) & 1) === 1

/**
 * The lines of every bundle. GNU as ends a group where data begin: what goes on into a bundle that is given as
 * bytes is given as bytes too, so this looks from the end.
 */
function bundlesLines(bytes: Uint8Array, start: bigint): readonly (readonly string[])[] {
  const lines: (readonly string[])[] = []
  let codeFollows = false
  for (let at = bytes.length - bundleSize; at >= 0; at -= bundleSize) {
    const bundle = bytes.slice(at, at + bundleSize)
    const code: readonly string[] | null =
      codeFollows || endsGroup(bundle) ? asInstructions(bundle) : null
    lines.unshift(code ?? asBytes(bundle, start + BigInt(at)))
    codeFollows = code !== null
  }
  return lines
}

/** Names that GNU as takes as they are. */
const isPlain = (name: string): boolean => /^[A-Za-z_.$][\w.$]*$/.test(name)

/** What is written before a bundle: labels, and where a site begins. */
function headsOf({ program, decisions }: Ia64Analysis, section: number) {
  const heads = new Map<number, string[]>()
  const add = (offset: number, line: string) =>
    heads.set(offset, [...(heads.get(offset) ?? []), line])
  for (const symbol of program.symbols) {
    if (symbol.section === section && !symbol.tag && isPlain(symbol.name)) {
      add(symbol.offset, `${symbol.name}:`)
    }
  }
  decisions.forEach(({ site, outcome, used }, index) => {
    if (site.section !== section) return
    const name = patchType(site.type)?.name ?? `0x${site.type.toString(16)}`
    const said = `site ${index + 1}: ${name}, ${site.length} bytes, ${outcome}, ${used} used`
    add(site.offset & ~15, `    ${comment(said)}`)
  })
  return heads
}

function sectionLines(
  analysis: Ia64Analysis,
  { name, address }: Section,
  section: number,
): readonly string[] {
  const bytes = analysis.patched[section] ?? new Uint8Array(0)
  const heads = headsOf(analysis, section)
  const whole = bytes.length - (bytes.length % bundleSize)
  const lines = [name === '.text' ? '    .text' : `    .section ${name},"ax"`]
  bundlesLines(bytes.subarray(0, whole), address).forEach((each, index) =>
    lines.push(...(heads.get(index * bundleSize) ?? []), ...each),
  )
  const rest = [...bytes.subarray(whole)].map((value) => `0x${value.toString(16)}`)
  return rest.length === 0 ? lines : [...lines, `    data1 ${rest.join(',')}`]
}

/**
 * The code as boot leaves it, as a file that GNU as for Itanium takes: bundles with their templates as they
 * stand, as bytes where bits outside of the tables are in them. Null where nothing is code.
 */
export function patchedIa64Source(input: Ia64Input): string | null {
  const analysis = analyzeIa64(input)
  const { sections, rows } = analysis.program
  const code = sections.flatMap((section, index) =>
    rows.some((row) => row.section === index) ? [{ section, index }] : [],
  )
  if (code.length === 0) return null
  const head = [
    comment(patchedSourceWords.assemble),
    comment(patchedSourceWords.asBootLeaves(input.platform, input.rules)),
  ]
  const lines = code.flatMap(({ section, index }) => sectionLines(analysis, section, index))
  return `${[...head, ...lines].join('\n')}\n`
}
