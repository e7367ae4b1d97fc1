import { registers } from '../../messages/registers.ts'
import type { Column } from '../../registers/columns.ts'
import type { Look } from '../../registers/picture.ts'
import type { CodeRow } from './codeRows.ts'

/** A mark in a cell of the code, and what it means in a word or two. */
export interface CodeMark {
  readonly look: Look
  readonly letter: string
  readonly meaning: string
}

const { key, legend } = registers

const read: CodeMark = { look: 'read', letter: 'R', meaning: key.read }
const write: CodeMark = { look: 'write', letter: 'W', meaning: key.write }
const both: CodeMark = { look: 'read-write', letter: 'RW', meaning: legend.both }

const marks: readonly CodeMark[] = [
  read,
  write,
  both,
  { look: 'saved', letter: 's', meaning: key.saved },
  { look: 'kept', letter: 't', meaning: key.kept },
  { look: 'held', letter: 'c', meaning: key.held },
  { look: 'may-destroy', letter: '', meaning: key.mayDestroy },
  { look: 'destroyed', letter: '✕', meaning: key.destroyed },
]

/** The marks that these rows show. Two letters need no words where both are explained by themselves. */
export function shownMarks(
  rows: readonly CodeRow[],
  columns: readonly Column[],
): readonly CodeMark[] {
  const cells = rows
    .flatMap(({ registers: { cells: drawn } }) => drawn)
    .filter(({ column }) => columns.includes(column))
  const shown = marks.filter(({ look, letter }) =>
    cells.some((cell) => (letter === '' ? cell.look === look : cell.letter === letter)),
  )
  const isPlain = shown.includes(read) && shown.includes(write)
  return isPlain ? shown.filter((mark) => mark !== both) : shown
}
