import { expect, it } from 'vitest'
import type { Column } from '../../registers/columns.ts'
import type { Look } from '../../registers/picture.ts'
import { shownMarks } from './codeMarks.ts'
import type { CodeRow } from './codeRows.ts'

const columns = [{ left: 0 }, { left: 1 }] as unknown as readonly [Column, Column]
const [eax, ecx] = columns

const row = (...cells: readonly (readonly [Look, string, Column?])[]): CodeRow =>
  ({
    text: '',
    line: 1,
    registers: { cells: cells.map(([look, letter, column = eax]) => ({ look, letter, column })) },
  }) as unknown as CodeRow

const letters = (rows: readonly CodeRow[], within: readonly Column[] = columns) =>
  shownMarks(rows, within).map(({ look, letter }) => letter || look)

it('explains the marks that are shown, each once, and no others', () => {
  const rows = [row(['read', 'R'], ['live', '']), row(['may-destroy', 'R'], ['saved', 's'])]
  expect(letters(rows)).toEqual(['R', 's', 'may-destroy'])
  expect(letters([row(['live', ''])])).toEqual([])
})

it('explains nothing of a column that is left out', () => {
  expect(letters([row(['read', 'R'], ['destroyed', '✕', ecx])], [eax])).toEqual(['R'])
})

it('explains both letters together only where one of them does not stand by itself', () => {
  expect(letters([row(['read-write', 'RW'], ['read', 'R'])])).toEqual(['R', 'RW'])
  expect(letters([row(['read-write', 'RW'], ['read', 'R'], ['write', 'W'])])).toEqual(['R', 'W'])
})
