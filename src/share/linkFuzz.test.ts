import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inTime } from '../testing/broken.ts'
import { brokenLinks, readLink } from '../testing/brokenLinks.ts'
import { documentFromFile } from './documentFile.ts'

/** `npm run fuzz` asks for more runs and prints the seed. */
const numRuns = Number(process.env['PVSCOPE_FUZZ_LINKS'] ?? 2500)
const seed = Number(process.env['PVSCOPE_FUZZ_SEED'] ?? 20090130)

/** Processor time, in milliseconds: a link that takes longer has run away. */
const longestRun = 1500

describe('links that are damaged or hostile', () => {
  it('are answered in words, in time, and never with anything but text', () => {
    fc.assert(
      fc.property(brokenLinks, (link) => inTime(longestRun, () => readLink(link))),
      { numRuns, seed },
    )
  }, 7_200_000)

  it('leave objects as they are', () => {
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const text = JSON.stringify({ pvscope: 1, format: 4, listing: 'x', settings: {} }).replace(
        '"settings":{}',
        `"settings":{"${name}":"1"}`,
      )
      const file = documentFromFile(text)
      expect(file.ok ? file.value.listing : file.error.saved?.listing).toBe('x')
    }
  })
})
