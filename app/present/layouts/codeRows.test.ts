import { describe, expect, it } from 'vitest'
import { type CodeRow, dedented, shownColumns, shownRows } from './codeRows.ts'
import type { ProjectedColumns } from './projectedColumns.ts'

const row = (line: number, current: boolean): CodeRow =>
  ({ text: '', line, registers: { current } }) as CodeRow

const rows = (count: number, from: number, to: number) =>
  Array.from({ length: count }, (_, index) => row(index + 1, index + 1 >= from && index + 1 <= to))

const lines = (shown: readonly CodeRow[]) => shown.map(({ line }) => line)

describe('the rows of code that are projected', () => {
  it('are at most as many as find room, the site in their middle', () => {
    expect(lines(shownRows(rows(40, 20, 22), 11))).toEqual([
      16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
    ])
  })

  it('are all of a short listing', () => {
    expect(shownRows(rows(5, 2, 2), 11)).toHaveLength(5)
  })

  it('stay within the listing at its start and at its end', () => {
    expect(lines(shownRows(rows(40, 1, 2), 11))[0]).toBe(1)
    expect(lines(shownRows(rows(40, 39, 40), 11)).at(-1)).toBe(40)
  })

  it('begin with the site where it is longer than there is room', () => {
    expect(lines(shownRows(rows(40, 10, 30), 11))[0]).toBe(10)
  })

  it('go on to what the step is about, where a long site has it further down', () => {
    const long = rows(60, 10, 50)
    const about = long.map((each) =>
      each.line === 40 ? { ...each, registers: { ...each.registers, inView: true } } : each,
    )
    expect(lines(shownRows(about, 11))).toEqual([35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45])
  })

  it('go back to what the step is about, where that stands above the site', () => {
    const about = (at: number, all: readonly CodeRow[]) =>
      all.map((each) =>
        each.line === at ? { ...each, registers: { ...each.registers, inView: true } } : each,
      )
    expect(lines(shownRows(about(3, rows(60, 40, 44)), 11))).toContain(3)
    // Where both find room nothing moves.
    expect(lines(shownRows(about(9, rows(40, 1, 2)), 11))[0]).toBe(1)
  })

  it('begin at the top where no site is in view', () => {
    expect(lines(shownRows(rows(40, 99, 99), 11))[0]).toBe(1)
  })
})

it('leaves out the indentation that all rows have, and no more', () => {
  const texts = (...from: readonly string[]) =>
    dedented(from.map((text) => ({ ...row(1, false), text }))).map(({ text }) => text)
  expect(texts('    PVOP irq', '', '      call x')).toEqual(['PVOP irq', '', '  call x'])
  expect(texts('start:', '    nop')).toEqual(['start:', '    nop'])
  expect(texts('', '')).toEqual(['', ''])
})

it('keeps the column of a value that dies, however many there are', () => {
  const columns = Array.from({ length: 12 }, (_, left) => ({ left }))
  const looks = columns.map((_, at) => (at === 11 ? 'destroyed' : at < 3 ? 'may-destroy' : 'live'))
  const cells = columns.map((column, at) => ({ column, look: looks[at] }))
  const drawn = [{ ...row(1, true), registers: { cells } }] as unknown as readonly CodeRow[]
  const shown = (tooMany: boolean) =>
    shownColumns({ columns, tooMany } as unknown as ProjectedColumns, drawn).map(({ left }) => left)
  expect(shown(true)).toEqual([3, 4, 5, 6, 7, 8, 9, 11])
  expect(shown(false)).toHaveLength(12)
})
