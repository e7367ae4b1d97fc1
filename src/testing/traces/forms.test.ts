import { describe, expect, it } from 'vitest'
import { arches } from '../../x86/arch.ts'
import { formsOf, leftOut, listedOpcodes } from './forms.ts'

describe('forms that are compared with the emulator', () => {
  it.each(arches)('are most that there are in %s', (arch) => {
    const compared = formsOf(arch).flat().length
    const listed = listedOpcodes.filter(({ arches: known }) => known.includes(arch)).length
    expect(compared).toBeGreaterThan(330)
    expect(compared).toBeGreaterThan(0.8 * listed)
  })

  it.each(leftOut.map(([test, reason]) => [reason, test] as const))(
    'are left out for a reason that is needed: %s',
    (_, test) => {
      const needed = arches.some((arch) =>
        listedOpcodes.some((opcode) => opcode.arches.includes(arch) && test(opcode, arch)),
      )
      expect(needed).toBe(true)
    },
  )
})
