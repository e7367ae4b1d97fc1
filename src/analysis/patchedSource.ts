import { addressText } from '../base/address.ts'
import type { ProgramSymbol, Row } from '../program/program.ts'
import { bitness } from '../x86/arch.ts'
import type { Analysis, AnalysisInput, SiteStory } from './analysis.ts'
import { analyze } from './analyze.ts'
import { patchedSourceWords } from './imageMessages.ts'

/** Bytes on a line that are no instruction. */
const dataBytes = 8

const bytesText = (bytes: Uint8Array): string =>
  `    .byte ${[...bytes].map((byte) => `0x${byte.toString(16).padStart(2, '0')}`).join(',')}`

/** A line break would end the comment. */
const comment = (text: string): string => `# ${text.replaceAll(/[\r\n]+/g, ' ')}`

/** Names that GNU as takes as they are. */
const isPlain = ({ name }: ProgramSymbol): boolean => /^[A-Za-z_.$][\w.$]*$/.test(name)

const lineOf = (bytes: Uint8Array, note: string): string =>
  note === '' ? bytesText(bytes) : `${bytesText(bytes).padEnd(48)} ${comment(note)}`

/** The bytes from one offset to another, by instruction where they are one. */
function codeLines(text: Uint8Array, rows: ReadonlyMap<number, Row>, from: number, to: number) {
  const lines: string[] = []
  let at = from
  while (at < to) {
    const row = rows.get(at)
    if (row && at + row.length <= to) {
      lines.push(lineOf(text.subarray(at, at + row.length), row.text))
      at += row.length
      continue
    }
    let end = at + 1
    while (end < to && end - at < dataBytes && !rows.has(end)) end++
    lines.push(lineOf(text.subarray(at, end), ''))
    at = end
  }
  return lines
}

const siteLine = ({ site, decision }: SiteStory): string =>
  `    ${comment(`site ${site.index + 1}: ${site.op}, ${site.length} bytes, ${decision.outcome}`)}`

/** What is written before an offset: labels, and where a site begins. */
function headsOf({ program, stories }: Analysis): ReadonlyMap<number, readonly string[]> {
  const heads = new Map<number, string[]>()
  const add = (offset: number, line: string) =>
    heads.set(offset, [...(heads.get(offset) ?? []), line])
  for (const symbol of program.symbols) {
    if (symbol.section !== program.text || !isPlain(symbol)) continue
    if (symbol.global) add(symbol.offset, `    .globl ${symbol.name}`)
    add(symbol.offset, `${symbol.name}:`)
  }
  for (const story of stories) add(story.site.offset, siteLine(story))
  return heads
}

/**
 * The code as boot leaves it, as a file that GNU as takes: bytes with the instructions beside them, since every
 * distance in them counts from where they stand. Null for a combination that never existed.
 */
export function patchedSource(input: AnalysisInput): string | null {
  const answer = analyze(input)
  if (answer.kind === 'refused') return null
  const { analysis } = answer
  const { program, patchedText, rowsAfter } = analysis
  const start = program.sections[program.text]?.address ?? 0n
  const rows = new Map(rowsAfter.map((row) => [row.offset, row]))
  const heads = headsOf(analysis)
  const ends = [...heads.keys()].filter((offset) => offset > 0 && offset < patchedText.length)
  const cuts = [0, ...ends.toSorted((left, right) => left - right), patchedText.length]
  const lines = cuts.flatMap((from, index) => [
    ...(heads.get(from) ?? []),
    ...codeLines(patchedText, rows, from, cuts[index + 1] ?? from),
  ])
  const head = [
    comment(patchedSourceWords.assemble(bitness(program.arch))),
    comment(patchedSourceWords.asBootLeaves(input.variant, input.rules, addressText(start))),
    '    .text',
  ]
  return `${[...head, ...lines].join('\n')}\n`
}
