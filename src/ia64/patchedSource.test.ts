import { describe, expect, it } from 'vitest'
import { hex } from '../base/bytes.ts'
import { gnuIa64, hasGnuIa64 } from '../testing/ia64/gnuBinutils.ts'
import { ia64SampleListings } from '../testing/samples.ts'
import { analyzeIa64, type Ia64Input } from './analysis.ts'
import { assemble } from './asm/assemble.ts'
import { patchedIa64Source } from './patchedSource.ts'

const cases = ia64SampleListings().flatMap(({ name, listing }) =>
  (['native', 'xen'] as const).flatMap((platform) =>
    (['static', 'scan'] as const).map(
      (rules) => [name, platform, rules, { listing, platform, rules } as Ia64Input] as const,
    ),
  ),
)

/** Every code section after patching. */
function patchedCode(input: Ia64Input): readonly (readonly [string, string])[] {
  const { program, patched } = analyzeIa64(input)
  return program.sections.flatMap(({ name }, index) =>
    program.rows.some(({ section }) => section === index)
      ? [[name, hex(patched[index] ?? [])] as const]
      : [],
  )
}

describe('the patched listing as a file', () => {
  it.runIf(hasGnuIa64).each(cases)('%s on %s, rules %s, is what GNU as makes of it', (...all) => {
    const input = all[3]
    const { sections } = gnuIa64(patchedIa64Source(input) ?? '')
    for (const [name, bytes] of patchedCode(input)) {
      expect(hex(sections.find((each) => each.name === name)?.bytes ?? [])).toBe(bytes)
    }
  })

  it.each(cases)('%s on %s, rules %s, is what our own assembler makes of it', (...all) => {
    const input = all[3]
    const { program } = assemble(patchedIa64Source(input) ?? '')
    for (const [name, bytes] of patchedCode(input)) {
      expect(hex(program.sections.find((each) => each.name === name)?.bytes ?? [])).toBe(bytes)
    }
  })

  it('says instructions, labels and sites', () => {
    const { listing } = ia64SampleListings().find(({ name }) => name === 'frame') ?? { listing: '' }
    const source = patchedIa64Source({ listing, platform: 'native', rules: 'static' }) ?? ''
    expect(source).toMatch(/^ {4}\/\/ site 1: GET_CPUID, 80 bytes, replaced, 16 used$/m)
    expect(source).toMatch(/^ {8}mov r8=cpuid\[r8\]$/m)
    expect(source).toMatch(/^\{ {3}\.mii$/m)
  })

  it('is nothing where nothing is code', () => {
    expect(patchedIa64Source({ listing: '', platform: 'xen', rules: 'static' })).toBeNull()
  })
})
