import { expect, it } from 'vitest'
import { entriesOf, offsetsOf } from '../../src/backends/packedTables.ts'
import { functionOffsets, tableEntries } from '../../src/backends/tables.generated.ts'
import { opRows } from '../../src/ops/ops.generated.ts'
import { packedEntries, packedOffsets } from './packedTables.mjs'

const ids = opRows.map(([id]) => id)

it.each(Object.entries(tableEntries))(
  'the entries of %s are unpacked as they were',
  (id, table) => {
    const [prefix = ''] = id.split('-')
    for (const entries of Object.values(table)) {
      // The generator writes `{}` itself.
      if (Object.keys(entries).length === 0) continue
      expect(entriesOf(prefix, packedEntries(prefix, entries, ids))).toEqual(entries)
    }
  },
)

it('offsets are unpacked as they were', () => {
  const entries = Object.values(tableEntries).flatMap((table) => Object.values(table))
  expect(offsetsOf(entries, packedOffsets(functionOffsets))).toEqual(functionOffsets)
})
