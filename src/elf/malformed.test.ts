import { describe, expect, it } from 'vitest'
import { bootImage } from '../testing/bootImage.ts'
import { writeElf } from '../testing/elfFile.ts'
import { sampleFile } from '../testing/sampleFiles.ts'
import { containerOf, packedFault } from './container.ts'
import { loadedBytes, openElf } from './image.ts'
import { holdsKernel } from './magic.ts'

/** A sample with bytes changed. */
function changed(offset: number, ...bytes: readonly number[]): Uint8Array {
  const file = sampleFile('module61.ko')
  file.set(bytes, offset)
  return file
}

function faultOf(bytes: Uint8Array): { readonly code: string; readonly message: string } {
  const container = containerOf(bytes)
  if (!container.ok) return container.error
  if (container.value.kind !== 'elf') return packedFault(container.value, 'FILE')
  const image = openElf(bytes)
  if (!image.ok) return image.error
  return image.value.faults.found[0] ?? { code: 'none', message: '' }
}

const start = (...bytes: readonly number[]) =>
  Uint8Array.from({ length: 4096 }, (_, at) => bytes[at] ?? 0)

/** Where the header of a 64-bit file has the table of sections. */
const tableAt = 0x28
const headersOf = (file: Uint8Array) =>
  Number(new DataView(file.buffer).getBigUint64(tableAt, true))

/** A field of 8 bytes in the header of a section. */
function sectionField(index: number, field: number, value: bigint): Uint8Array {
  const file = sampleFile('module61.ko')
  new DataView(file.buffer).setBigUint64(headersOf(file) + index * 64 + field, value, true)
  return file
}

describe('a bad file is told in words that name what is wrong', () => {
  it.each([
    ['0 bytes', new Uint8Array(0), 'elf/empty', 'empty'],
    ['a JPEG', start(0xff, 0xd8, 0xff, 0xe0), 'elf/other-kind', 'JPEG'],
    ['random bytes', start(0x13, 0x37, 1, 2), 'elf/unknown-kind', '13 37 01 02'],
    ['an archive', start(...new TextEncoder().encode('!<arch>\n')), 'elf/other-kind', 'archive'],
    ['only the magic number', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46), 'elf/header-cut', '4'],
    ['half a header', sampleFile('module61.ko').subarray(0, 40), 'elf/header-cut', '64 bytes'],
    ['a class that does not exist', changed(4, 7), 'elf/class', '7'],
    ['the class of the other width', changed(4, 1), 'elf/class-of-machine', 'x32'],
    ['big-endian', changed(5, 2), 'elf/big-endian', 'big-endian'],
    ['no byte order', changed(5, 9), 'elf/byte-order', '9'],
    ['ARM', changed(0x12, 183, 0), 'elf/machine', '64-bit ARM'],
    ['Itanium', changed(0x12, 50, 0), 'elf/machine', 'Itanium'],
    ['an unknown machine', changed(0x12, 0xff, 0xff), 'elf/machine', '65535'],
    ['a core dump', changed(0x10, 4, 0), 'elf/file-type', 'core dump'],
    ['no section headers', changed(tableAt, 0, 0, 0, 0, 0, 0, 0, 0), 'elf/no-sections', 'stripped'],
    [
      'section headers outside',
      changed(tableAt, 0, 0, 0, 0x7f),
      'elf/section-headers-outside',
      'cut short',
    ],
    ['section headers of no size', changed(0x3a, 1, 0), 'elf/section-header-size', '64'],
    ['names in no section', changed(0x3e, 0xee, 0), 'elf/section-names', '238'],
    ['a section of 4 GB', sectionField(1, 0x20, 0xffff_ffffn), 'elf/section-outside', '.text'],
    ['a section of 16 EB', sectionField(1, 0x20, 2n ** 64n - 1n), 'elf/section-outside', '.text'],
    ['a section beyond the end', sectionField(1, 0x18, 2n ** 40n), 'elf/section-outside', '.text'],
    ['gzip', start(0x1f, 0x8b, 8), 'elf/compressed', 'gzip -dc FILE > FILE.plain'],
    ['xz', start(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0), 'elf/compressed', 'xz -dc'],
    ['zstd', start(0x28, 0xb5, 0x2f, 0xfd), 'elf/compressed', 'zstd -dc'],
  ])('%s', (_, file, expected, words) => {
    const { code, message } = faultOf(file)
    expect(code).toBe(expected)
    expect(message).toContain(words)
  })

  it('names the section for which relocations are not there', () => {
    const file = sampleFile('module61.ko')
    const view = new DataView(file.buffer)
    const table = headersOf(file)
    const count = view.getUint16(0x3c, true)
    const rela = Array.from({ length: count }, (_, at) => at).find(
      (at) => view.getUint32(table + at * 64 + 4, true) === 4,
    )
    view.setUint32(table + (rela ?? 0) * 64 + 0x2c, 4000, true)
    expect(faultOf(file).code).toBe('elf/relocation-section')
  })

  it('goes on after a damaged symbol table', () => {
    const file = writeElf({
      arch: 'x86-64',
      form: 'object',
      sections: [{ name: '.text', bytes: new Uint8Array(8), executable: true }],
    })
    const view = new DataView(file.buffer)
    const table = headersOf(file)
    view.setBigUint64(table + 2 * 64 + 0x20, 23n, true)
    const image = openElf(file)
    expect(image.ok && image.value.faults.found.map(({ code }) => code)).toEqual(['elf/symbols'])
  })
})

it('relocations may name symbol 0 of an empty symbol table', () => {
  const relocations = [{ offset: 0, type: 1, symbol: '', addend: 2n }]
  const section = { name: '.text', bytes: new Uint8Array(8), executable: true, relocations }
  const file = writeElf({ arch: 'x86-64', form: 'object', sections: [section] })
  new DataView(file.buffer).setBigUint64(headersOf(file) + 2 * 64 + 0x20, 0n, true)
  const image = openElf(file)
  const [, text] = image.ok ? image.value.sections : []
  expect(image.ok && text && loadedBytes(image.value, text, 0, 8)[0]).toBe(2)
})

describe('a boot image', () => {
  it('is known by its first 4 KB, whatever it is called', () => {
    expect(holdsKernel(bootImage([]).subarray(0, 4096))).toBe(true)
    const unmarked = bootImage([])
    unmarked[0x1fe] = 0
    expect(holdsKernel(unmarked)).toBe(false)
    expect(holdsKernel(new Uint8Array(0))).toBe(false)
  })

  it.each([
    ['zstd', [0x28, 0xb5, 0x2f, 0xfd, 1, 2, 9, 9, 9, 9], 6],
    ['gzip', [0x1f, 0x8b, 1, 2, 9, 9, 9, 9], 8],
  ] as const)('holds %s without the size that only the kernel reads', (packing, payload, kept) => {
    const container = containerOf(bootImage(payload))
    if (!container.ok || container.value.kind !== 'boot') throw new Error('no boot image')
    expect(container.value.packing).toBe(packing)
    expect([...container.value.payload]).toEqual(payload.slice(0, kept))
  })

  it('is recognised, with the command that takes the kernel out', () => {
    const { code, message } = faultOf(bootImage([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1, 2, 3, 4]))
    expect(code).toBe('elf/boot-image')
    expect(message).toContain('tail -c +2065 FILE | head -c 6 | xz -dc > vmlinux')
  })

  it.each([
    ['a size of 4 GB', bootImage([1, 2, 3, 4], 0xffff_ffff)],
    ['its end missing', bootImage([1, 2, 3, 4]).subarray(0, 0x260)],
  ])('with %s is told to be damaged', (_, file) => {
    expect(faultOf(file).code).toBe('elf/boot-image-damaged')
  })
})
