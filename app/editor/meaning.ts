import { hex } from '../../src/base/bytes.ts'
import type { Program, Row } from '../../src/program/program.ts'
import { namesIn } from '../../src/x86/registers.ts'
import { preludeMacros } from '../../src/prelude/index.ts'
import { hover } from '../messages/vocabulary.ts'
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
  const macro = macroMeaning(state, text)
  if (macro) return macro
  if (kind !== 'mnemonic') return []
  return [...[mnemonicMeaning(text) ?? []].flat(), ...rowsMeaning(state, line)]
}

/** How a macro of the prelude is called and what it stands for. */
function macroMeaning({ document }: AppState, name: string): readonly string[] | null {
  const wanted = name.toLowerCase()
  const macro = preludeMacros(document.config).find((found) => found.name.toLowerCase() === wanted)
  if (!macro) return null
  return [`**${macro.signature}**`, hover.expandsTo, `\`\`\`gas\n${macro.text}\n\`\`\``]
}

/** The instructions that the line became, if the analysis is of this very text. */
function rowsMeaning(state: AppState, line: number): readonly string[] {
  const { shown } = state.analysis
  if (!shown || shown.input.listing !== state.document.listing) return []
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
