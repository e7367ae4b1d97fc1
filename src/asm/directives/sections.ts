import { nearestWord } from '../../base/nearest.ts'
import { type Assembly, report } from '../assembly.ts'
import { parseExpression, cursorOver } from '../expression.ts'
import type { SectionDraft } from '../fragment.ts'
import type { Head } from '../head.ts'
import { tokens } from '../lexer.ts'
import { boundedOperands, type Part, textParts } from '../operands.ts'
import { chainOf, newSection } from '../section.ts'
import { sectionNamed, switchTo } from '../switchSection.ts'
import { constantOf } from '../value.ts'
import type { Directive, DirectiveTable } from './directive.ts'
import { operandWords, valueWords } from '../directiveMessages.ts'

const mostSubsection = 8192

/** `.text`, `.data`, `.bss`, each with the number of a subsection or without. */
const standard =
  (name: string): Directive =>
  (assembly, head) => {
    const number = subsectionNumber(assembly, head)
    if (number !== null) switchTo(assembly, chainOf(sectionNamed(assembly, name), number))
  }

const subsection: Directive = (assembly, head) => {
  const number = subsectionNumber(assembly, head)
  if (number !== null) switchTo(assembly, chainOf(assembly.chain.section, number))
}

function subsectionNumber(assembly: Assembly, head: Head): number | null {
  if (head.restFrom >= head.text.length) return 0
  const operands = boundedOperands(assembly, head, 1, operandWords.subsection)
  const value = operands?.[0] && constantOf(assembly, operands[0], valueWords.subsection)
  if (value === null || value === undefined) return null
  if (value >= 0n && value <= mostSubsection) return Number(value)
  report(assembly, null, 'asm/subsection', mostSubsection)
  return null
}

const section: Directive = (assembly, head) => {
  const [name, ...attributes] = textParts(head)
  const chosen = chosenSection(assembly, head, name, attributes)
  if (chosen) switchTo(assembly, chainOf(chosen, 0))
}

const pushSection: Directive = (assembly, head) => {
  const [name, ...rest] = textParts(head)
  const before = { chain: assembly.chain, previous: assembly.previous }
  const numbered = rest[0] !== undefined && rest[0].text !== '' && !rest[0].text.startsWith('"')
  const number = numbered ? numberIn(assembly, rest[0] as Part) : 0
  if (number === null) return
  const chosen = chosenSection(assembly, head, name, numbered ? rest.slice(1) : rest)
  if (!chosen) return
  assembly.stack.push(before)
  switchTo(assembly, chainOf(chosen, number))
}

function numberIn(assembly: Assembly, part: Part): number | null {
  const cursor = cursorOver(tokens(part.text), part.text.length)
  const expression = parseExpression(cursor)
  const value = expression.ok && constantOf(assembly, expression.value, valueWords.subsection)
  if (typeof value === 'bigint' && value >= 0n && value <= mostSubsection) return Number(value)
  report(assembly, part, 'asm/subsection', mostSubsection)
  return null
}

const popSection: Directive = (assembly) => {
  const place = assembly.stack.pop()
  if (!place) return report(assembly, null, 'asm/section-stack-empty')
  assembly.chain = place.chain
  assembly.previous = place.previous
}

const previous: Directive = (assembly) => {
  switchTo(assembly, assembly.previous)
}

function chosenSection(
  assembly: Assembly,
  head: Head,
  name: Part | undefined,
  attributes: readonly Part[],
): SectionDraft | null {
  const plain = name && unquoted(name.text)
  if (!name || !plain || /[\s"]/.test(plain)) {
    report(assembly, name ?? null, 'asm/section-missing', head.lower)
    return null
  }
  const known = assembly.sections.get(plain)
  const [flagsPart, typePart] = attributes
  const flags = flagsPart && flagsOf(assembly, flagsPart)
  const type = typePart && typeOf(assembly, typePart)
  if (flags === null || type === null) return null
  if (known) {
    if (flags !== undefined && !sameFlags(flags, known.flags)) warnChanged(assembly, name, known)
    return known
  }
  const made: SectionDraft = newSection(plain)
  if (flags !== undefined) made.flags = flags
  if (type !== undefined) made.type = type
  assembly.sections.set(plain, made)
  return made
}

function warnChanged(assembly: Assembly, name: Part, known: SectionDraft): void {
  report(assembly, name, 'asm/section-changed', known.name, known.flags)
}

const unquoted = (text: string): string =>
  text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text

const sameFlags = (left: string, right: string): boolean =>
  [...left].toSorted().join('') === [...right].toSorted().join('')

const knownFlags = 'awxMSGToeRdl?'

function flagsOf(assembly: Assembly, part: Part): string | null | undefined {
  if (part.text === '') return undefined
  const flags = unquoted(part.text)
  const wrong = [...flags].find((flag) => !knownFlags.includes(flag))
  if (part.text.startsWith('"') && wrong === undefined) return flags
  report(assembly, part, 'asm/section-flag', wrong ?? part.text)
  return null
}

const types = [
  'progbits',
  'nobits',
  'note',
  'init_array',
  'fini_array',
  'preinit_array',
  'unwind',
] as const

function typeOf(assembly: Assembly, part: Part): string | null {
  const word = unquoted(part.text).replace(/^[@%]/, '')
  if ((types as readonly string[]).includes(word) || /^(0x)?[0-9a-f]+$/i.test(word)) return word
  const near = nearestWord(word, types)
  report(assembly, part, 'asm/section-type', part.text, near === null ? null : `@${near}`)
  return null
}

export const sectionDirectives: DirectiveTable = {
  '.text': standard('.text'),
  '.data': standard('.data'),
  '.bss': standard('.bss'),
  '.subsection': subsection,
  '.section': section,
  '.pushsection': pushSection,
  '.popsection': popSection,
  '.previous': previous,
}
