import { describe, expect, it } from 'vitest'
import type { ConfigId } from '../ops/op.ts'
import { registerListings } from '../testing/registerListings.ts'
import { analysisOf } from '../testing/registers.ts'
import { hasRegister, registerNames, registersIn } from '../x86/registers.ts'
import { archOf } from '../ops/op.ts'
import { type Cell, cellAt, type CellState, worstCell } from './cells.ts'

/** One register's cells from top to bottom. */
function column(listing: string, name: string, config: ConfigId = '32pae'): readonly Cell[] {
  const register = registerNames(archOf(config)).indexOf(name)
  return analysisOf(listing, { config }).pressure.before.rows.map((row) => cellAt(row, register))
}

/** `│` where the bar goes on to the cell above or below, `·` where it does not; between them state and letter. */
const drawn = ({ state, letter, above, below }: Cell) =>
  `${above ? '│' : '·'} ${state}${letter === '' ? '' : ` ${letter}`} ${below ? '│' : '·'}`

const disable = 'PVOP_VCALLEE irq_disable'

/** What it shows, listing, register, its cells. */
const table: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'a value from its definition to its last read, in one bar',
    'mov $1, %ecx\nnop\nmov %ecx, (%edx)\nret # live: none',
    'ecx',
    ['· write W │', '│ live │', '│ read R ·', '· empty ·'],
  ],
  [
    'what is read and written',
    'add $1, %eax\nret # live: %eax',
    'eax',
    ['│ read-write RW │', '│ live ·'],
  ],
  [
    'a write that nobody reads',
    'mov $1, %ecx\nret # live: none',
    'ecx',
    ['· dead-write W ·', '· empty ·'],
  ],
  ['what only the caller wants back', 'nop\nret', 'ebx', ['│ held c │', '│ held c │']],
  [
    'the same once it was written: counted, and a bar',
    'mov $1, %ebx\nret',
    'ebx',
    ['· write W │', '│ live ·'],
  ],
  [
    'what may be destroyed and is not needed',
    `${disable}\nret # live: none`,
    'edx',
    ['· may-destroy ·', '· empty ·'],
  ],
  [
    'what is only assumed dies without an error',
    `${disable}\nret`,
    'eax',
    ['│ may-destroy │', '│ live ·'],
  ],
  [
    'what is needed and may be destroyed',
    `${disable}\nret # live: %edx`,
    'edx',
    ['│ destroyed ✕ │', '│ live ·'],
  ],
  ['what the callee keeps', `${disable}\nret # live: %ecx`, 'ecx', ['│ kept t │', '│ live ·']],
  [
    'what no C call destroys is just alive',
    `${disable}\nret # live: %esi`,
    'esi',
    ['│ live │', '│ live ·'],
  ],
  [
    'an argument that may be destroyed',
    'PVOP_VCALL write_cr3\nret # live: none',
    'eax',
    ['│ may-destroy R ·', '· empty ·'],
  ],
  ['a result', 'PVOP_CALLEE save_fl\nret # live: %eax', 'eax', ['· write W │', '│ live ·']],
  [
    'an argument and a result',
    'PVOP_CALLEE pte_val\nret # live: %eax',
    'eax',
    ['│ read-write RW │', '│ live ·'],
  ],
  [
    'a value that lies on the stack meanwhile',
    'DISABLE_INTERRUPTS(CLBR_EAX)\nret # live: %edx',
    'edx',
    ['│ live │', '│ saved s ·', '· saved s ·', '· saved s │', '│ live │', '│ live ·'],
  ],
  [
    'a pushed argument is alive up to the call, and on the stack behind it',
    'push %eax\ncall paravirt_restore_fl\npop %eax\nret # live: %eax',
    'eax',
    ['│ live │', '│ saved s ·', '· saved s │', '│ live ·'],
  ],
  [
    'what an unknown call destroys',
    'call work\nret # live: %ecx\n.section .fixup, "ax"\nwork: ret',
    'ecx',
    ['│ destroyed ✕ │', '│ live ·'],
  ],
  [
    'rows that nothing leads to',
    'jmp 1f\nmov $1, %eax\n1: ret',
    'eax',
    ['│ live │', '· empty ·', '│ live ·'],
  ],
]

describe('a cell', () => {
  it.each(table)('shows %s', (_, listing, register, expected) => {
    expect(column(listing, register).map(drawn)).toEqual(expected)
  })

  it('is shown in every state', () => {
    const shown = table.flatMap(([, listing, register]) => column(listing, register))
    const states: readonly CellState[] = [
      'dead-write',
      'destroyed',
      'empty',
      'held',
      'kept',
      'live',
      'may-destroy',
      'read',
      'read-write',
      'saved',
      'write',
    ]
    expect([...new Set(shown.map(({ state }) => state))].toSorted()).toEqual(states)
  })

  it('has columns for all registers of x86-64', () => {
    expect(column('mov %r15, %rax\nret # live: %r15', 'r15', '64').map(drawn)).toEqual([
      '│ read R │',
      '│ live ·',
    ])
  })
})

describe('the cell of a closed macro', () => {
  const closed = (listing: string, register: string) =>
    drawn(worstCell(column(listing, register).slice(0, -1)))

  it('is the worst of its rows, with the ends of the first and the last', () => {
    const listing = (word: string, live: string) =>
      `DISABLE_INTERRUPTS(${word})\nret # live: ${live}`
    expect(closed(listing('CLBR_NONE', '%eax'), 'eax')).toBe('│ saved s │')
    expect(closed(listing('CLBR_EAX', '%eax'), 'eax')).toBe('│ destroyed ✕ │')
    expect(closed(listing('CLBR_EAX', 'none'), 'eax')).toBe('· may-destroy ·')
    expect(closed(listing('CLBR_NONE', '%ecx'), 'ecx')).toBe('│ kept t │')
    expect(closed(listing('CLBR_NONE', '%esi'), 'esi')).toBe('│ live │')
    expect(closed(listing('CLBR_NONE', 'none'), 'ebx')).toBe('· empty ·')
  })

  it('is empty without rows', () => {
    expect(drawn(worstCell([]))).toBe('· empty ·')
  })
})

it('bars are what is alive, and the counted ones are the count', () => {
  let rows = 0
  for (const { listing, config, scan } of registerListings()) {
    const { before, allocatable } = analysisOf(listing, { config, scan }).pressure
    for (const row of before.rows) {
      const counted = registersIn(allocatable).map((register) => ({
        cell: cellAt(row, register),
        written: hasRegister(row.writes, register),
      }))
      const bars = counted.filter(({ cell }) => cell.state !== 'held')
      const above = bars.filter(({ cell }) => cell.above).length
      const below = bars.filter(({ cell, written }) => cell.below || written).length
      expect(Math.max(above, below)).toBe(row.count)
      rows++
    }
  }
  expect(rows).toBeGreaterThanOrEqual(330)
})
