import { describe, expect, it } from 'vitest'
import { writeElf } from '../testing/elfFile.ts'
import { sampleFile, sampleFiles } from '../testing/sampleFiles.ts'
import { askSnippet } from '../testing/showEverything.ts'
import { siteSnippet } from './imageSnippet.ts'
import { type KernelImage, openKernelImage } from './kernelImage.ts'

function opened(bytes: Uint8Array): KernelImage {
  const image = openKernelImage(bytes)
  if (!image.ok) throw new Error(image.error.message)
  return image.value
}

const call = [0xff, 0x15, 0, 0x10, 0, 0]

interface Made {
  readonly name?: string
  /** Places and lengths of the sites that the records tell of. */
  readonly sites?: readonly (readonly [place: number, length: number])[]
}

/** Two calls of 2.6.30 in one function, and records. */
function object({ name = 'leave', sites = [[0, 6]] }: Made): KernelImage {
  const records = Uint8Array.from(sites.flatMap(([, length]) => [0, 0, 0, 0, 45, length, 0, 0]))
  const relocations = sites.map(([place], at) => ({
    offset: 8 * at,
    type: 1,
    symbol: name,
    addend: BigInt(place),
  }))
  sites.forEach(([place], at) => records.set([place], 8 * at))
  return opened(
    writeElf({
      arch: 'x86-32',
      form: 'object',
      sections: [
        { name: '.text', bytes: Uint8Array.of(...call, ...call, 0xc3), executable: true },
        { name: '.parainstructions', bytes: records, relocations },
      ],
      symbols: [{ name, section: '.text', value: 0n, size: 13, kind: 2 }],
    }),
  )
}

const snippetOf = (image: KernelImage, at = 0) => {
  const snippet = siteSnippet(image, image.sites[at]!, String)
  if (!snippet) throw new Error('no code')
  return snippet
}

describe('the code of a site as a listing', () => {
  it.each(sampleFiles)('assembles to the bytes of the file, for every site: %s', (name) => {
    const image = opened(sampleFile(name))
    expect(image.sites.length).toBeGreaterThan(0)
    for (const site of image.sites) askSnippet(image, site)
  })

  it('is not broken by a name that holds the end of a line', () => {
    const image = object({ name: 'at\n 17' })
    askSnippet(image, image.sites[0]!)
    expect(snippetOf(image).text).toContain('# at? 17 at 0x')
  })

  it.each([
    ['in the midst of an instruction', [2, 4]],
    ['to the midst of an instruction', [0, 5]],
    ['without a length', [6, 0]],
  ] as const)('has no record of a site %s', (_, site) => {
    const image = object({ sites: [site] })
    askSnippet(image, image.sites[0]!)
    const { text, remark } = snippetOf(image)
    expect(text).not.toContain('PV_RECORD')
    expect(remark).toMatch(/does not begin and end where instructions do/)
  })

  it('has a record of the first of two sites that lie over each other', () => {
    const image = object({
      sites: [
        [0, 12],
        [6, 6],
      ],
    })
    for (const site of image.sites) askSnippet(image, site)
    expect(snippetOf(image).remark).toBeNull()
    expect(snippetOf(image, 1).remark).toMatch(/lies over another one/)
    expect(snippetOf(image, 1).text.match(/PV_RECORD/g)).toHaveLength(1)
  })
})
