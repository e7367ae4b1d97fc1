import { expect, it } from 'vitest'
import { faultList } from './faults.ts'
import { relocationTables } from './relocations.ts'
import { type ElfSection, sectionTypes } from './sections.ts'

const table = (index: number, size: number): ElfSection => ({
  index,
  name: `.rela.${index}`,
  type: sectionTypes.rela,
  allocated: false,
  executable: false,
  address: 0n,
  size,
  link: 0,
  info: 1,
  entrySize: 24,
  bytes: new Uint8Array(size),
})

it('relocation tables that lie over each other are left out in words, before they fill the memory', () => {
  const faults = faultList()
  const tables = [table(1, 480), table(2, 480), table(3, 480)]
  expect(relocationTables(tables, 1000, faults)).toHaveLength(2)
  expect(faults.found[0]).toMatchObject({ code: 'elf/relocations-overlap' })
  expect(faults.found[0]?.message).toContain('.rela.3')
})

it('tables that find room beside each other are all read', () => {
  const faults = faultList()
  expect(relocationTables([table(1, 480), table(2, 480)], 1000, faults)).toHaveLength(2)
  expect(faults.found).toEqual([])
})
