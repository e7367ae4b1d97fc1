import fc from 'fast-check'
import { describe, it } from 'vitest'
import { brokenFiles, inTime } from '../testing/broken.ts'
import { openEverything } from '../testing/openEverything.ts'
import { showEverything } from '../testing/showEverything.ts'
import { sampleFile, sampleFiles } from '../testing/sampleFiles.ts'

/** `npm run fuzz` asks for more runs and prints the seed. */
const numRuns = Number(process.env['PVSCOPE_FUZZ_FILES'] ?? 400)
const seed = Number(process.env['PVSCOPE_FUZZ_SEED'] ?? 20221211)

/** Processor time, in milliseconds: a file of a few kilobytes that takes longer has run away. */
const longestRun = 1000

const files = sampleFiles.map(sampleFile)

/** Showing analyses a listing for each site. */
const numShown = Number(process.env['PVSCOPE_FUZZ_FILES'] ?? 100)

const opened = (bytes: Uint8Array) => inTime(longestRun, () => openEverything(bytes))
const shown = (bytes: Uint8Array) => inTime(longestRun, () => showEverything(bytes))

describe('no file makes the reader fall over', () => {
  it(`survives ${numRuns} mutated and random files`, { timeout: 7_200_000 }, () => {
    fc.assert(fc.property(brokenFiles(files), opened), { numRuns, seed })
  })

  it(`shows tables and listings of ${numShown} of them`, { timeout: 7_200_000 }, () => {
    fc.assert(fc.property(brokenFiles(files), shown), { numRuns: numShown, seed })
  })

  it.each(sampleFiles)(
    'survives %s cut at every 997th byte, and at each of the first 100',
    (name) => {
      const file = sampleFile(name)
      for (let end = 0; end < file.length; end += end < 100 ? 1 : 997) {
        opened(file.slice(0, end))
        shown(file.slice(0, end))
      }
    },
  )
})
