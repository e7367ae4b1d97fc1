import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { imageOutcomes } from '../../src/analysis/imageOutcomes.ts'
import { openKernelImage } from '../../src/analysis/kernelImage.ts'
import { writeUnsigned } from '../../src/base/bytes.ts'
import { featuresOf } from '../../src/backends/index.ts'
import { callOfSlot } from '../../src/rules/v6_1.ts'
import { writeElf } from '../../src/testing/elfFile.ts'
import { loadIced } from '../../src/x86/iced.ts'

/** Makes a big kernel, or measures how long one takes; which of the two, its surroundings tell. */

const siteCount = 40_000
const functionSize = 1024
const fillerSize = 20_000_000
const base = 0xffffffff81000000n
const at = {
  data: base + 0x400_0000n,
  replacement: base + 0x500_0000n,
  alternatives: base + 0x510_0000n,
} as const
const slots = 84

/** Types of sites, one after the other; half of them have inline code. */
const types = [30, 24, 31, 58, 32, 23, 67, 50] as const
const inlined: Readonly<Record<number, readonly number[]>> = {
  30: [0x9c, 0x58],
  31: [0xfa],
  32: [0xfb],
  67: [0x48, 0x89, 0xf8],
}

const typeOf = (index: number): number => types[index % types.length] ?? 0
const siteAt = (index: number): number => index * functionSize + 64

function textBytes(): Uint8Array {
  const text = new Uint8Array(siteCount * functionSize).fill(0x90)
  for (let index = 0; index < siteCount; index++) {
    const slot = at.data + BigInt(8 * typeOf(index))
    text.set(callOfSlot(base + BigInt(siteAt(index)), slot), siteAt(index))
    text[(index + 1) * functionSize - 1] = 0xc3
  }
  return text
}

function recordBytes(): Uint8Array {
  const bytes = new Uint8Array(16 * siteCount)
  for (let index = 0; index < siteCount; index++) {
    writeUnsigned(bytes, 16 * index, 8, base + BigInt(siteAt(index)))
    bytes.set([typeOf(index), 6, 0xff, 1], 16 * index + 8)
  }
  return bytes
}

function alternativeBytes(): Uint8Array {
  const sites = Array.from({ length: siteCount }, (_, index) => index).filter(
    (index) => typeOf(index) in inlined,
  )
  const bytes = new Uint8Array(12 * sites.length)
  const places = new Map([30, 31, 32, 67].map((type, place) => [type, BigInt(place * 4)]))
  sites.forEach((index, entry) => {
    const field = at.alternatives + BigInt(12 * entry)
    const type = typeOf(index)
    writeUnsigned(bytes, 12 * entry, 4, base + BigInt(siteAt(index)) - field)
    const code = at.replacement + (places.get(type) ?? 0n)
    writeUnsigned(bytes, 12 * entry + 4, 4, code - (field + 4n))
    writeUnsigned(bytes, 12 * entry + 8, 2, 0x8000n | 272n)
    bytes.set([6, inlined[type]?.length ?? 0], 12 * entry + 10)
  })
  return bytes
}

function slotBytes(): Uint8Array {
  const bytes = new Uint8Array(8 * slots)
  for (let slot = 0; slot < slots; slot++) {
    writeUnsigned(bytes, 8 * slot, 8, base + BigInt(functionSize * slot))
  }
  return bytes
}

const replacements = Uint8Array.from(
  [30, 31, 32, 67].flatMap((type) => [...(inlined[type] ?? []), 0, 0, 0].slice(0, 4)),
)

function bigKernel(): Uint8Array {
  return writeElf({
    arch: 'x86-64',
    form: 'linked',
    sections: [
      { name: '.text', bytes: textBytes(), executable: true, address: base },
      { name: '.data', bytes: slotBytes(), address: at.data },
      {
        name: '.altinstr_replacement',
        bytes: replacements,
        executable: true,
        address: at.replacement,
      },
      { name: '.altinstructions', bytes: alternativeBytes(), address: at.alternatives },
      { name: '.parainstructions', bytes: recordBytes(), address: at.alternatives + 0x100_0000n },
      { name: '.filler', bytes: new Uint8Array(fillerSize), allocated: false },
    ],
    symbols: Array.from({ length: siteCount }, (_, index) => ({
      name: `function_${index}`,
      section: '.text',
      value: base + BigInt(index * functionSize),
      size: functionSize,
      kind: 2,
    })),
  })
}

const timed = <Value>(body: () => Value) => {
  const start = performance.now()
  const value = body()
  return { value, took: performance.now() - start }
}

function measured(path: string) {
  loadIced(readFileSync(join(process.cwd(), 'node_modules/iced-x86/iced_x86_bg.wasm')))
  const before = process.memoryUsage().rss
  const read = timed(() => readFileSync(path))
  const opened = timed(() => openKernelImage(read.value))
  if (!opened.value.ok) throw new Error(opened.value.error.message)
  const image = opened.value.value
  const named = timed(() => image.sites.map(({ address }) => image.functions.around(address)))
  const decided = timed(() =>
    (['native', 'xen'] as const).map((variant) =>
      imageOutcomes(image, { rules: '6.1', variant, features: featuresOf(variant) }),
    ),
  )
  return {
    bytes: read.value.length,
    sites: image.sites.length,
    decisions: decided.value.reduce((sum, { outcomes }) => sum + outcomes.length, 0),
    read: read.took,
    opened: opened.took,
    named: named.took,
    decided: decided.took,
    memory: process.resourceUsage().maxRSS * 1024 - before,
  }
}

const [make, file] = [process.env['PVSCOPE_ELF_MAKE'], process.env['PVSCOPE_ELF_FILE'] ?? '']
if (make) {
  writeFileSync(make, bigKernel())
  console.log('{}')
} else console.log(JSON.stringify(measured(file)))
