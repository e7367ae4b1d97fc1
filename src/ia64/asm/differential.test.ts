import { describe, expect, it } from 'vitest'
import { hex } from '../../base/bytes.ts'
import { bundleListing } from '../../testing/ia64/bundles.ts'
import { gnuIa64, hasGnuIa64, plainLine } from '../../testing/ia64/gnuBinutils.ts'
import { randomNumbers } from '../../testing/randomNumbers.ts'
import { disassembly } from '../vectors/patching.ts'
import { assemble } from './assemble.ts'

const count = 2400

describe.runIf(hasGnuIa64)('bundles that GNU binutils for Itanium assemble', () => {
  const listing = bundleListing(randomNumbers(20080229), count)
  const ours = assemble(listing, { text: 0n })
  const bytes = ours.program.sections[0]?.bytes ?? new Uint8Array(0)
  const theirs = gnuIa64(listing)

  it('are many, and no error is found in them', () => {
    expect(bytes.length).toBe(16 * (count + 1))
    expect(ours.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('have the same bytes here', () => {
    const text = theirs.sections.find(({ name }) => name === '.text')
    const rows = (all: string) => all.match(/.{32}/g)
    expect(rows(hex(bytes))).toEqual(rows(hex(text?.bytes ?? [])))
  })

  it('are disassembled to the same text here', () => {
    expect(disassembly({ base: 0n, bytes }).map(plainLine)).toEqual(theirs.lines)
  })
})
