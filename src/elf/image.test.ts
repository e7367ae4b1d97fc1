import { describe, expect, it } from 'vitest'
import { assemble } from '../asm/assemble.ts'
import { hex } from '../base/bytes.ts'
import { objectFile, type WrittenSection, writeElf } from '../testing/elfFile.ts'
import { sampleFile } from '../testing/sampleFiles.ts'
import { readAlternatives } from './alternatives.ts'
import { loadedBytes, openElf, sectionFinder, sectionNamed } from './image.ts'
import { readRecords } from './records.ts'

function opened(bytes: Uint8Array) {
  const image = openElf(bytes)
  if (!image.ok) throw new Error(image.error.message)
  return image.value
}

const codesOf = (image: ReturnType<typeof opened>) => image.faults.found.map(({ code }) => code)

const base = 0xffffffff81000000n
const code = Uint8Array.from({ length: 64 }, () => 0x90)
const text: WrittenSection = { name: '.text', bytes: code, executable: true, address: base }

/** Little-endian fields of `bits` each. */
function fields(
  ...values: readonly (readonly [bits: number, value: bigint | number])[]
): Uint8Array {
  return Uint8Array.from(
    values.flatMap(([bits, value]) =>
      Array.from({ length: bits / 8 }, (_, at) =>
        Number((BigInt(value) >> BigInt(8 * at)) & 0xffn),
      ),
    ),
  )
}

const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((p) => [...p]))

describe('an object file', () => {
  it.each(['x86-32', 'x86-64'] as const)(
    'has the final values of its fields in memory (%s)',
    (arch) => {
      const source = '.text\nfoo: call bar\n nop\nbar: ret\n.data\n.long foo+4, bar\n'
      const image = opened(objectFile(assemble(source, { arch, prelude: '' })))
      const data = sectionNamed(image, '.data')!
      const section = sectionNamed(image, '.text')!
      const loaded = loadedBytes(image, data, 0, 8)
      const low = Number(BigInt.asUintN(32, section.address))
      const view = new DataView(loaded.buffer)
      expect([view.getUint32(0, true), view.getUint32(4, true)]).toEqual([low + 4, low + 6])
      expect(codesOf(image)).toEqual([])
    },
  )

  it('does not touch the file, whatever sort of bytes it is handed', () => {
    const file = Buffer.from(sampleFile('module61.ko'))
    const before = hex(file)
    const image = opened(file)
    const section = sectionNamed(image, '.text')!
    expect(hex(loadedBytes(image, section, 0, section.bytes.length))).not.toBe(hex(section.bytes))
    expect(hex(file)).toBe(before)
  })

  it('finds relocations that are not in order', () => {
    const relocations = [16, 0, 8].map((offset) => ({ offset, type: 1, symbol: 'x', addend: 1n }))
    const section = { name: '.data', bytes: new Uint8Array(24), relocations }
    const file = writeElf({ arch: 'x86-64', form: 'object', sections: [section] })
    const image = opened(file)
    const found = image.relocationsOf(sectionNamed(image, '.data')!)
    expect(found.between(0, 24).map(({ offset }) => offset)).toEqual([0, 8, 16])
    expect(found.between(4, 9).map(({ offset }) => offset)).toEqual([8])
  })

  it('tells of relocations that lead nowhere, and reads the others', () => {
    const relocations = [0, 400].map((offset) => ({ offset, type: 1, symbol: '.text', addend: 2n }))
    const records = {
      name: '.parainstructions',
      bytes: joined(fields([64, 0], [8, 3], [8, 6], [16, 1])),
      relocations,
    }
    const image = opened(writeElf({ arch: 'x86-64', form: 'object', sections: [text, records] }))
    expect(readRecords(image, sectionFinder(image)).records).toHaveLength(1)
    expect(codesOf(image)).toContain('elf/relocations-nowhere')
  })
})

describe('.parainstructions', () => {
  const record = (offset: number, padding: number) =>
    joined(
      fields([64, base + BigInt(offset)], [8, 31], [8, 6], [16, 0x1ff]),
      new Uint8Array(padding),
    )

  it.each([
    ['16 bytes, the last one without its padding', 16, [record(0, 4), record(8, 4), record(16, 0)]],
    ['12 bytes', 12, [record(0, 0), record(8, 0), record(16, 0)]],
  ])('is read with entries of %s', (_, stride, parts) => {
    const section = { name: '.parainstructions', bytes: joined(...parts) }
    const image = opened(writeElf({ arch: 'x86-64', form: 'linked', sections: [text, section] }))
    const found = readRecords(image, sectionFinder(image))
    expect(found.stride).toBe(stride)
    expect(
      found.records.map(({ offset, type, length, clobberWord }) => [
        offset,
        type,
        length,
        clobberWord,
      ]),
    ).toEqual([
      [0, 31, 6, 0x1ff],
      [8, 31, 6, 0x1ff],
      [16, 31, 6, 0x1ff],
    ])
  })

  it('is read with entries of 8 bytes on x86-32', () => {
    const image = opened(sampleFile('entry2630.o'))
    const { records, stride } = readRecords(image, sectionFinder(image))
    expect(stride).toBe(8)
    expect(
      records.map(({ offset, type, length, clobberWord }) => [offset, type, length, clobberWord]),
    ).toEqual([
      [0, 45, 13, 0],
      [14, 43, 6, 5],
    ])
  })

  it('leaves out records outside of all code, and says how many', () => {
    const stray = fields([64, 0x1234n], [8, 1], [8, 6], [16, 0], [32, 0])
    const section = { name: '.parainstructions', bytes: joined(record(0, 4), stray) }
    const image = opened(writeElf({ arch: 'x86-64', form: 'linked', sections: [text, section] }))
    expect(readRecords(image, sectionFinder(image)).records).toHaveLength(1)
    expect(image.faults.found.map(({ message }) => message).join(' ')).toContain('0x1234')
  })
})

describe('.altinstructions', () => {
  const altBase = base + 0x1000n
  const replacement = {
    name: '.altinstr_replacement',
    bytes: Uint8Array.of(0xfa, 0x9c, 0x58),
    executable: true,
    address: base + 0x2000n,
  }

  function read(size: 12 | 14, count = 6) {
    const entries = Array.from({ length: count }, (_, at) => {
      const place = altBase + BigInt(at * size)
      const site = base + BigInt(at * 6) - place
      const code = base + 0x2000n + BigInt(at % 2) - (place + 4n)
      const head = [
        [32, BigInt.asUintN(32, site)],
        [32, BigInt.asUintN(32, code)],
      ] as const
      const feature =
        size === 12
          ? ([[16, 272 | 0x8000]] as const)
          : ([
              [16, 272],
              [16, 1],
            ] as const)
      return fields(...head, ...feature, [8, 6], [8, 1])
    })
    const section = { name: '.altinstructions', bytes: joined(...entries), address: altBase }
    const image = opened(
      writeElf({ arch: 'x86-64', form: 'linked', sections: [text, section, replacement] }),
    )
    return { ...readAlternatives(image, sectionFinder(image)), image }
  }

  it.each([12, 14] as const)(
    'is recognised with entries of %s bytes, and the choice is told',
    (size) => {
      const { alternatives, size: found, image } = read(size)
      expect(found).toBe(size)
      expect(alternatives).toHaveLength(6)
      expect(alternatives[1]).toMatchObject({
        feature: 272,
        inverted: true,
        length: 6,
        address: base + 6n,
      })
      expect(hex(alternatives[1]!.replacement)).toBe('9c')
      expect(image.faults.found[0]?.message).toContain(
        `6 entries of ${size} bytes: 6 of them make sense`,
      )
    },
  )

  it.each([12, 14] as const)(
    'of %s bytes is recognised by its length where it is alone',
    (size) => {
      const { alternatives, size: found } = read(size, 1)
      expect(found).toBe(size)
      expect(alternatives).toMatchObject([{ feature: 272, inverted: true, length: 6 }])
    },
  )

  it('is left out where no layout fits', () => {
    const section = { name: '.altinstructions', bytes: new Uint8Array(168), address: altBase }
    const image = opened(writeElf({ arch: 'x86-64', form: 'linked', sections: [text, section] }))
    expect(readAlternatives(image, sectionFinder(image)).alternatives).toEqual([])
    expect(codesOf(image)).toEqual(['elf/alternatives-unclear'])
  })
})
