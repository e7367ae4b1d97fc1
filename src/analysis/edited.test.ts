import { describe, expect, it } from 'vitest'
import { inputFor } from '../testing/whatIf.ts'
import { linked, newMemory } from './analyze.ts'
import { listingsWith } from './edited.ts'
import { inputTable } from './inputTable.ts'

/** The listings in which the macro of one call may be a site of this length. */
function madeOf(length: number): readonly string[] {
  const input = inputFor({ listing: 'f:\n    PVOP_VCALLEE irq_enable\n    ret\n' })
  const table = inputTable(input)
  if (!table.ok) throw new Error('no such machine')
  const program = linked(input, table.value, newMemory())
  const [site] = program.sites
  if (!site) throw new Error('no site')
  return listingsWith(input, program, 0, { ...site, length })
}

describe('a macro spelled out', () => {
  it('has its label where an instruction ends, or behind nops', () => {
    for (const length of [6, 7]) expect(madeOf(length), `${length}`).toHaveLength(1)
  })

  it('is none where no instruction of it ends', () => {
    for (const length of [1, 2, 5]) expect(madeOf(length), `${length}`).toEqual([])
  })
})
