import { describe, expect, it } from 'vitest'
import type { Arch } from '../x86/arch.ts'
import { writeElf } from '../testing/elfFile.ts'
import { sampleFile } from '../testing/sampleFiles.ts'
import { type KernelImage, openKernelImage } from './kernelImage.ts'
import type { ImageEra } from './imageEra.ts'

function opened(bytes: Uint8Array, wanted: ImageEra | null = null): KernelImage {
  const image = openKernelImage(bytes, wanted)
  if (!image.ok) throw new Error(image.error.message)
  return image.value
}

const latin = (text: string) => new TextEncoder().encode(text)

interface Made {
  readonly arch: Arch
  readonly version?: string
  readonly table?: string
}

/** A module with one site that calls through a pointer at an absolute address. */
function moduleOf({ arch, version, table }: Made): Uint8Array {
  const wide = arch === 'x86-64'
  const call = wide ? [0xff, 0x14, 0x25, 0, 0x10, 0, 0] : [0xff, 0x15, 0, 0x10, 0, 0]
  const record = new Uint8Array(wide ? 16 : 8)
  record.set([45, call.length, 1, 0], wide ? 8 : 4)
  const place = { offset: 0, type: 1, symbol: 'site', addend: 0n }
  return writeElf({
    arch,
    form: 'object',
    sections: [
      { name: '.text', bytes: Uint8Array.of(...call, 0xc3), executable: true },
      { name: '.parainstructions', bytes: record, relocations: [place] },
      { name: '.modinfo', bytes: latin(version ? `x=1\0vermagic=${version} SMP mod\0` : 'x=1\0') },
    ],
    symbols: [
      { name: 'site', section: '.text', value: 0n, size: 7, kind: 2 },
      ...(table ? [{ name: table, section: null, value: 0n }] : []),
    ],
  })
}

/** Codes of what is said about the era. */
const said = (image: KernelImage) =>
  image.faults.filter(({ code }) => code.startsWith('image/')).map(({ code }) => code)
const why = ({ faults }: KernelImage) =>
  faults.find(({ code }) => code === 'image/era')?.message ?? ''

describe('the era of a file', () => {
  it.each([
    ['its version', { version: '2.6.32-5-686' }, /says that it is of 2\.6\.32-5-686/],
    ['the name of its table', { table: 'pv_irq_ops' }, /names the table pv_irq_ops/],
  ])('of 32 bits is told by %s', (_, made, words) => {
    const image = opened(moduleOf({ arch: 'x86-32', ...made }))
    expect(image).toMatchObject({ era: '2.6.30', eras: ['2.6.30'], eraCertain: true })
    expect(why(image)).toMatch(words)
    expect(said(image)).toEqual(['image/era'])
  })

  it.each([{ version: '5.10.0-8-686' }, { table: 'pv_ops' }])(
    'of 32 bits and later than 4.20 is told, with what is not known of it: %o',
    (made) => {
      expect(said(opened(moduleOf({ arch: 'x86-32', ...made })))).toContain('image/late-32')
    },
  )

  it('that nothing tells is a guess, and said to be one', () => {
    const image = opened(moduleOf({ arch: 'x86-32' }))
    expect(image.eraCertain).toBe(false)
    expect(said(image)).toEqual(['image/era-unknown'])
  })

  it('between those that are known is told by the version too', () => {
    const image = opened(moduleOf({ arch: 'x86-64', version: '5.10.0-8-amd64' }))
    expect(image.era).toBe('2.6.30')
    expect(said(image)).toContain('image/between-eras')
  })

  it('of 6.1 is told by its sites where all names are stripped off', () => {
    const image = opened(sampleFile('vmlinux61.stripped'))
    expect(image).toMatchObject({ era: '6.1', eraCertain: true })
    expect(why(image)).toMatch(/sites call through one table/)
  })

  it('is what somebody chose, where its width has it', () => {
    const older = opened(sampleFile('vmlinux61'), '2.6.30')
    expect(older).toMatchObject({ era: '2.6.30', pvOps: null })
    expect(said(older)).toContain('image/era-wanted')
    expect(opened(sampleFile('entry2630.o'), '6.1').era).toBe('2.6.30')
  })
})
