import type { ListingRow } from '../../../src/ia64/story/rows.ts'
import {
  itaniumDirectives,
  itaniumHover as words,
  itaniumMnemonics,
  itaniumRegisters,
} from '../../messages/itaniumWords.ts'
import { selectItanium } from '../../state/itanium.ts'
import type { AppState } from '../../state/store.ts'
import type { Meaning } from '../../editor/wordMeaning.ts'
import { stackedIndex } from './columns.ts'
import { tokenizeItanium } from './tokens.ts'

const aliases: Readonly<Record<string, string>> = {
  gp: 'r1',
  sp: 'r12',
  tp: 'r13',
  rp: 'b0',
  ret0: 'r8',
  ret1: 'r9',
  ret2: 'r10',
  ret3: 'r11',
}

/** `out1` by its number in the frame of the row. */
function plainName(text: string, row: ListingRow | undefined): string {
  const name = text.toLowerCase()
  const [, kind, digits] = /^(in|loc|out)(\d+)$/.exec(name) ?? []
  if (!kind || !row) return aliases[name] ?? name
  const { inputs, locals } = row.names
  const start = kind === 'in' ? 0 : kind === 'loc' ? inputs : inputs + locals
  return `r${32 + start + Number(digits)}`
}

function registerMeaning(text: string, row: ListingRow | undefined): readonly string[] {
  const name = plainName(text, row)
  const known = itaniumRegisters[name]
  if (known) return [`**${text}** ${known}`]
  const index = stackedIndex(name)
  if (index < 0) return /^r\d+$/.test(name) ? [words.fixed(name)] : []
  if (!row?.frame) return [words.beyond(name)]
  if (index < row.frame.sol) return [words.local(name)]
  return [index < row.frame.sof ? words.output(name) : words.beyond(name)]
}

function rowMeaning({ text, unit, slot, reads, writes }: ListingRow): string {
  const facts = [
    words.bundle(unit, slot),
    ...(reads.length > 0 ? [words.reads(reads)] : []),
    ...(writes.length > 0 ? [words.writes(writes)] : []),
  ]
  return `\`${text}\`\n\n${facts.join(' · ')}`
}

function signMeaning(text: string): readonly string[] {
  if (text === ';;') return [words.stop]
  return text.startsWith('.') ? [words.template(text.slice(1))] : []
}

function mnemonicMeaning(text: string, row: ListingRow | undefined): readonly string[] {
  const known = itaniumMnemonics[text.toLowerCase().split('.')[0] ?? ''] ?? itaniumDirectives[text]
  return [...(known ? [known] : []), ...(row ? [rowMeaning(row)] : [])]
}

/** The instruction of a line, if what is drawn is of this very text. */
function rowsAt(state: AppState, line: number): readonly ListingRow[] {
  const told = selectItanium(state)
  if (!told || told.input.listing !== state.document.listing) return []
  return told.rows.filter((row) => row.line === line)
}

export function itaniumMeaning(
  state: AppState,
  text: string,
  line: number,
  column: number,
): Meaning | null {
  const token = tokenizeItanium(text, false).tokens.find(
    ({ from, to }) => from <= column && column < to,
  )
  if (!token) return null
  const { from, to, kind } = token
  const word = text.slice(from, to)
  const [row] = rowsAt(state, line)
  const said = {
    register: () => registerMeaning(word, row),
    macro: () => signMeaning(word.trim()),
    mnemonic: () => mnemonicMeaning(word, row),
    directive: () => [itaniumDirectives[word] ?? []].flat(),
    operation: () => [words.type],
  } as const
  const found = kind in said ? said[kind as keyof typeof said]() : []
  return { from, to, said: found }
}
