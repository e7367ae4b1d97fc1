import { describe, expect, it } from 'vitest'
import { foundRows, registerListings } from '../testing/registerListings.ts'
import { analysisOf } from '../testing/registers.ts'

const listings = registerListings()

describe.each(listings)('$file: $name ($config)', ({ config, scan, listing, rows }) => {
  const analysis = analysisOf(listing, { config, scan })

  it('has the registers alive that were worked out by hand', () => {
    expect(foundRows(analysis)).toEqual(rows)
  })

  it('assembles without an error', () => {
    const errors = analysis.diagnostics.filter(
      ({ severity, code }) => severity === 'error' && !code.startsWith('lint/'),
    )
    expect(errors.map(({ message }) => message)).toEqual([])
  })
})

it('has many of them, in both widths', () => {
  expect(listings.length).toBeGreaterThanOrEqual(74)
  expect(listings.filter(({ config }) => config === '64').length).toBeGreaterThanOrEqual(26)
  expect(listings.flatMap(({ rows }) => rows).length).toBeGreaterThanOrEqual(343)
})
