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

  it('are disassembled to the same text here, where no table has an instruction', () => {
    const random = randomNumbers(1971)
    const slots = () =>
      [0, 1, 2].map(() => BigInt(random(2 ** 20)) * 2n ** 21n + BigInt(random(2 ** 21)))
    const words = Array.from({ length: 640 }, (_, index) => {
      const [first = 0n, second = 0n, third = 0n] = slots()
      return BigInt(index % 32) | (first << 5n) | (second << 46n) | (third << 87n)
    })
    const half = (word: bigint) => `0x${BigInt.asUintN(64, word).toString(16)}`
    const source = words.map((word) => `data8 ${half(word)}, ${half(word >> 64n)}\n`).join('')
    const { sections, lines: told } = gnuIa64(`.text\n${source}`)
    const data = sections.find(({ name }) => name === '.text')?.bytes ?? new Uint8Array(0)
    const unknown = [...disassembly({ base: 0n, bytes: data })].map(plainLine)
    expect(told).toHaveLength(unknown.length)
    const pairs = told.map((line, at) => [line, unknown[at] ?? ''] as const)
    const foreign = pairs.filter(([line]) => line.includes('data8'))
    expect(foreign.length).toBeGreaterThan(300)
    expect(foreign.filter(([line, ours]) => line !== ours)).toEqual([])
  })

  it('are disassembled to the same text here', () => {
    expect(disassembly({ base: 0n, bytes }).map(plainLine)).toEqual(theirs.lines)
  })
})
