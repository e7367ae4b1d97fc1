import { describe, expect, it } from 'vitest'
import type { MachineView, Moment } from '../../../src/run/report.ts'
import { machineView } from '../../testing/runs.ts'
import { analysis, input, stories } from '../../testing/stories.ts'
import { labelOfLine, labelsByRow, marksAt } from './runMarks.ts'

const text = 'one\ntwo\nthree'
const found = analysis(input({ listing: text }), stories({ line: 2 }))

const moment = (
  unpatched: Partial<MachineView>,
  patched: Partial<MachineView> = unpatched,
): Moment => ({
  unpatched: machineView(unpatched),
  patched: machineView(patched),
  reference: machineView(unpatched),
})

const told = (at: Moment, listing = text) =>
  marksAt(found, at, listing).map(({ line, label }) => [line, label])

describe('where machines stand', () => {
  it('is one mark where they stand together, else one each', () => {
    expect(told(moment({ line: 1 }))).toEqual([[1, 'both']])
    expect(told(moment({ line: 1 }, { line: 3, address: 9n }))).toEqual([
      [1, 'unpatched'],
      [3, 'patched'],
    ])
  })

  it('is the call of the site while a machine is in a function of the kernel', () => {
    expect(told(moment({ line: 0, function: 'xen_irq_disable', site: 0 }))).toEqual([[2, 'both']])
  })

  it('is nowhere after the return, and still where a fault stopped it', () => {
    expect(told(moment({ line: 0, ended: true }))).toEqual([])
    expect(told(moment({ line: 3, ended: true }))).toEqual([[3, 'both']])
  })

  it('goes with the lines of the text', () => {
    expect(told(moment({ line: 3 }), 'new\none\ntwo\nthree')).toEqual([[4, 'both']])
  })
})

it('is said at the row in which the instruction lies, or at the line', () => {
  const marks = marksAt(found, moment({ line: 2, address: 12n }, { line: 2, address: 17n }), text)
  const rows = [{ offset: 10 }, { offset: 12 }, { offset: 15 }]
  expect([...labelsByRow(marks, 2, rows)].map(([{ offset }, label]) => [offset, label])).toEqual([
    [12, 'unpatched'],
    [15, 'patched'],
  ])
  expect(labelOfLine(marks, 2)).toBe('unpatched, patched')
})
