import { describe, expect, it } from 'vitest'
import { hex } from '../../base/bytes.ts'
import { lineIndex, positionAt } from '../../base/span.ts'
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

  it('violate every dependency here that they violate there', () => {
    const lines = lineIndex(listing)
    const found = ours.diagnostics
      .filter(({ code }) => code.endsWith('-after-write'))
      .map(({ span, code, message }) => {
        const [register = ''] = message.split(' ')
        const kind = code.includes('read') ? 'RAW' : 'WAW'
        return `${positionAt(lines, span.from).line} ${kind} ${register}`
      })
    const wanted = theirs.violations
      .filter(({ resource }) => /^[GBP]R\d/.test(resource))
      .map(
        ({ line, kind, resource }) => `${line} ${kind} ${resource.replace('R', '').toLowerCase()}`,
      )
      .map((text) => text.replace(/ g(\d+)$/, ' r$1'))
    expect(wanted.length).toBeGreaterThan(10)
    expect(wanted.filter((each) => !found.includes(each))).toEqual([])
  })

  it('are disassembled to the same text here', () => {
    expect(disassembly({ base: 0n, bytes }).map(plainLine)).toEqual(theirs.lines)
  })
})
