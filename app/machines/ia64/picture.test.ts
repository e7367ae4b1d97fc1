import { describe, expect, it } from 'vitest'
import { type Ia64Told, tellIa64 } from '../../../src/ia64/story/told.ts'
import { type Ia64SampleId, ia64Samples } from '../../samples/ia64/index.ts'
import type { RegisterSide } from '../../state/view.ts'
import { itaniumColumns } from './columns.ts'
import { itaniumLayout } from './layout.ts'
import { itaniumPicture } from './picture.ts'

const told = (id: Ia64SampleId, rules: 'static' | 'scan', more = ''): Ia64Told => {
  const { listing } = ia64Samples.find((sample) => sample.id === id) ?? ia64Samples[0]
  return tellIa64({ listing: listing.replace('1:\n', `${more}1:\n`), platform: 'native', rules })
}

/** What a column shows at the row of a text. */
function look(of: Ia64Told, side: RegisterSide, at: number, name: string) {
  const { names } = itaniumColumns(of, of.stories[0] ?? null)
  const picture = itaniumPicture(of, names, side)
  const register = names.indexOf(name)
  expect(register, name).not.toBe(-1)
  return picture.cell({ line: 1, under: 0, rows: [at] }, register).look
}

/** r14 holds a value across the site, which the convention gives up. */
const careless = told('cpuid', 'static', ' mov r14=r8 ;;\n')
const keeping = tellIa64({
  ...careless.input,
  listing: careless.input.listing.replace(' br.ret', ' add r8=r8,r14 ;;\n br.ret'),
})

describe('columns before, after and the difference', () => {
  const site = keeping.stories[0]
  const before = site?.losses.row ?? -1
  const after = site?.lossesAfter.row ?? -1

  it('show before what the convention gives up, and after what the bytes write', () => {
    expect(keeping.rowsAfter[after]?.text).toBe('mov r8=cpuid[r8]')
    expect(look(keeping, 'before', before, 'r14')).toBe('destroyed')
    expect(look(keeping, 'after', after, 'r14')).toBe('live')
    expect(look(keeping, 'after', after, 'r8')).toBe('read-write')
  })

  it('show as the difference what was given up for nothing, and what stays', () => {
    expect(look(keeping, 'difference', before, 'r14')).toBe('given-up')
    expect(look(keeping, 'difference', 0, 'r8')).toBe('same')
  })

  it('show out1 destroyed on both sides under the scan, and on neither under what was built', () => {
    const scan = told('frame', 'scan')
    const rows = [scan.stories[0]?.losses.row ?? -1, scan.stories[0]?.lossesAfter.row ?? -1]
    expect(look(scan, 'before', rows[0] ?? -1, 'r38')).toBe('destroyed')
    expect(look(scan, 'after', rows[1] ?? -1, 'r38')).toBe('destroyed')
    expect(scan.rowsAfter[rows[1] ?? -1]?.text).toMatch(/^br\.call/)
    const built = told('frame', 'static')
    expect(look(built, 'after', built.stories[0]?.lossesAfter.row ?? -1, 'r38')).toBe('live')
  })

  it('take what Xen answers for written by the break', () => {
    const { listing } = ia64Samples[1]
    const xen = tellIa64({ listing, platform: 'xen', rules: 'static' })
    const row = xen.rowsAfter[xen.stories[0]?.lossesAfter.row ?? -1]
    expect(row).toMatchObject({ text: 'break.m 0x14', reads: ['r8'], writes: ['r8'] })
  })
})

describe('the lines after patching', () => {
  const { listing } = ia64Samples[0]
  const layout = itaniumLayout(told('frame', 'static'), listing, 'after')

  it('have the code that was written under the last line of its site', () => {
    const [band] = layout.bands
    const last = layout.lines.get(band?.to ?? 0)
    expect(last?.replaced).toBe(true)
    expect(last?.expansion.map(({ att }) => att)).toEqual(['mov r8=cpuid[r8]'])
    expect(layout.lines.get(band?.from ?? 0)).toMatchObject({ replaced: true, rows: [] })
  })

  it('keep every other line as it was', () => {
    const before = itaniumLayout(told('frame', 'static'), listing)
    const kept = [...layout.lines].filter(([, { replaced }]) => !replaced)
    expect(kept.length).toBeGreaterThan(10)
    for (const [line, entry] of kept) {
      expect(entry.gutter).toEqual(before.lines.get(line)?.gutter)
      expect(entry.rows).toHaveLength(before.lines.get(line)?.rows.length ?? 0)
    }
  })
})

describe('columns in a narrow listing', () => {
  it('fold what does not slide, and keep every stacked register', () => {
    const of = told('frame', 'static')
    const [open, folded] = [false, true].map((narrow) =>
      itaniumColumns(of, of.stories[0] ?? null, narrow),
    )
    expect(folded?.width).toBeLessThan(open?.width ?? 0)
    expect(folded?.names).toEqual(open?.names)
    const single = folded?.columns.filter(({ registers }) => registers.length === 1) ?? []
    expect(single.map(({ name }) => name)).toContain('out1 (r38)')
    expect(folded?.foldedNames).toContain('r8')
  })
})
