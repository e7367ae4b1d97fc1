import { hex } from '../../src/base/bytes.ts'
import type { Program, Row } from '../../src/program/program.ts'
import { namesIn } from '../../src/x86/registers.ts'
import { preludeMacros } from '../../src/prelude/index.ts'
import { hover } from '../messages/vocabulary.ts'
import { memberOf } from '../messages/story.ts'
import { selectArch } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import { type Word, wordAt } from './wordAt.ts'
import {
  annotationMeaning,
  directiveMeaning,
  mnemonicMeaning,
  operationMeaning,
  registerMeaning,
} from './wordMeaning.ts'

/** What the word at a place of a line is: instruction, register, operation, macro, directive. */
export const meaningInX86 = (state: AppState, text: string, line: number, column: number) =>
  annotationMeaning(selectArch(state), text, column) ?? meaningAt(state, text, line, column)

function meaningAt(state: AppState, text: string, line: number, column: number) {
  const word = wordAt(text, column)
  return word && { from: word.from, to: word.to, said: meaning(state, word, line) }
}

function meaning(state: AppState, { text, kind }: Word, line: number): readonly string[] {
  const { config } = state.document
  if (kind === 'register') {
    const said = registerMeaning(selectArch(state), text.replace('%', ''))
    return said === null ? [] : [said]
  }
  if (kind === 'operation') return operationMeaning(config, text) ?? []
  if (kind === 'directive') return [directiveMeaning(text) ?? []].flat()
  const macro = macroMeaning(state, text, line)
  if (macro) return macro
  if (kind !== 'mnemonic') return []
  return [...[mnemonicMeaning(text) ?? []].flat(), ...rowsMeaning(state, line)]
}

/** What a macro of the prelude is in its line, how it is called, and its definition. */
function macroMeaning(state: AppState, name: string, line: number): readonly string[] | null {
  const { document } = state
  const wanted = name.toLowerCase()
  const macro = preludeMacros(document.config).find((found) => found.name.toLowerCase() === wanted)
  if (!macro) return null
  return [
    ...madeMeaning(state, line),
    `**${macro.signature}**`,
    hover.expandsTo,
    `\`\`\`gas\n${macro.text}\n\`\`\``,
  ]
}

/** The site that a macro's line is, and the instructions that it became. */
function madeMeaning(state: AppState, line: number): readonly string[] {
  const shown = selectUpToDate(state)
  const text = shown?.program.sections[shown.program.text]
  const rows = text?.rows.filter((row) => row.line === line) ?? []
  if (!shown || rows.length === 0) return [hover.macro(null, null)]
  const story = shown.stories.find(({ site }) => site.line === line)
  const bytes = rows.reduce((sum, { length }) => sum + length, 0)
  return [
    hover.macro(story ? memberOf(story.site.op) : null, { count: rows.length, bytes }),
    (story?.before ?? rows).map((row) => `\`${row.text}\``).join('; '),
  ]
}

/** The analysis in view, if it is of this very text. */
function selectUpToDate({ analysis: { shown }, document }: AppState) {
  return shown?.input.listing === document.listing ? shown : null
}

/** The instructions that the line became, if the analysis is of this very text. */
function rowsMeaning(state: AppState, line: number): readonly string[] {
  const shown = selectUpToDate(state)
  if (!shown) return []
  const { program } = shown
  return program.sections
    .flatMap(({ rows, bytes }) =>
      rows.filter((row) => row.line === line).map((row) => rowMeaning(program, row, bytes)),
    )
    .slice(0, 3)
}

function rowMeaning({ arch }: Program, row: Row, bytes: Uint8Array): string {
  const code = hex(bytes.subarray(row.offset, row.offset + row.length)).replace(/..(?!$)/g, '$& ')
  const reads = namesIn(arch, row.reads)
  const writes = namesIn(arch, row.writes)
  return [
    `\`${row.text}\`  \n\`${row.intel}\`  \n\`${code}\``,
    [
      ...(reads.length > 0 ? [hover.reads(reads)] : []),
      ...(writes.length > 0 ? [hover.writes(writes)] : []),
    ].join(' · '),
  ]
    .filter(Boolean)
    .join('\n\n')
}
