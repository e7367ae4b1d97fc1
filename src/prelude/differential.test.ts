import { describe, expect, it } from 'vitest'
import { assemble } from '../asm/assemble.ts'
import { exportSource } from '../asm/exportSource.ts'
import { backendTable } from '../backends/table.ts'
import { configs } from '../ops/configs.ts'
import { archOf } from '../ops/op.ts'
import { gnuObject, hasGnuAs, ourObject } from '../testing/gnuAs.ts'
import { everyForm } from '../testing/preludeForms.ts'
import { preludeText } from './prelude.ts'

const cases = configs.flatMap((config) =>
  (['native', 'off'] as const).map((variant) => [config, variant] as const),
)

describe.runIf(hasGnuAs)('the prelude and every call of it give what GNU as writes', () => {
  it.each(cases)('%s %s', (config, variant) => {
    const table = backendTable(variant, config)
    if (!table.ok) throw new Error(table.error.lacks)
    const arch = archOf(config)
    const prelude = preludeText(config, table.value)
    const listing = everyForm(config)
    const object = assemble(listing, { arch, prelude })
    expect(object.diagnostics).toEqual([])
    expect(ourObject(object)).toEqual(gnuObject(prelude + listing, arch))
  })

  it('also as an exported file', () => {
    const table = backendTable('xen', '32pae')
    if (!table.ok) throw new Error(table.error.lacks)
    const options = { arch: 'x86-32', prelude: preludeText('32pae', table.value) } as const
    const listing = '// a comment\nPVOP_CALL pte_val // another\n.ascii "//" // and more'
    const exported = exportSource(listing, options)
    expect(exported).toContain('PVOP_CALL pte_val #')
    expect(ourObject(assemble(listing, options))).toEqual(gnuObject(exported, 'x86-32'))
  })
})
