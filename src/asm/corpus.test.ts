import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fromHex, hex } from '../base/bytes.ts'
import { type Arch, arches } from '../x86/arch.ts'
import { decode } from '../x86/decode.ts'
import { encodeInstruction } from './instruction.ts'

/**
 * Instructions of compiled code: as gcc writes them (kernel modules, C library and own C++ at several
 * optimisation levels), and as objdump prints them, with the bytes that GNU as 2.40 makes of the text. Bytes of
 * open symbols are 0.
 */
const corpus = (arch: Arch) =>
  readFileSync(join(import.meta.dirname, `../testing/corpus-${arch}.txt`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [bytes = '', text = ''] = line.split('\t')
      return { bytes, text }
    })

const corpora = { 'x86-32': corpus('x86-32'), 'x86-64': corpus('x86-64') }

function encodeText(text: string, arch: Arch): string {
  const result = encodeInstruction(text, { arch, resolve: () => null })
  return result.ok ? hex(result.value.bytes) : (result.error[0]?.code ?? 'no diagnostic')
}

/** Counts what differs by mnemonic and says what it looks like, for people to read. */
function classes(arch: Arch): readonly string[] {
  const found = new Map<string, string[]>()
  for (const { bytes, text } of corpora[arch]) {
    const ours = encodeText(text, arch)
    if (ours === bytes) continue
    const [name = ''] = text.split(' ')
    found.set(name, [...(found.get(name) ?? []), `${text}: GNU as ${bytes}, pvscope ${ours}`])
  }
  return [...found].map(([name, list]) => `${list.length} ${name}, such as ${list[0]}`)
}

describe.each(arches)('compiled code for %s', (arch) => {
  it('is at least 5,000 distinct instructions', () => {
    expect(new Set(corpora[arch].map(({ text }) => text)).size).toBeGreaterThan(5000)
    expect(corpora[arch].every(({ bytes }) => fromHex(bytes) !== null)).toBe(true)
  })

  it('becomes the bytes that GNU as makes of it', () => {
    expect(classes(arch)).toMatchInlineSnapshot(`[]`)
  })

  it('reads the same after decoding and encoding again', () => {
    const wrong = corpora[arch].flatMap(({ bytes }) => {
      const rows = decode(fromHex(bytes) ?? new Uint8Array(), arch, 0n)
      // `fstcw` and its like are two instructions, the first of which waits.
      return rows.flatMap(({ text }) => {
        const again = encodeInstruction(text, { arch, resolve: () => null })
        if (!again.ok) return [`${text} (${bytes}): ${again.error[0]?.message}`]
        const reread = decode(again.value.bytes, arch, 0n)[0]?.text ?? ''
        return withoutZero(reread) === withoutZero(text) ? [] : [`${text} (${bytes}): ${reread}`]
      })
    })
    expect(wrong).toEqual([])
  })
})

/** GNU as leaves out a displacement of 0 that was written out. */
const withoutZero = (text: string) => text.replace(/(?<!\w)-?0x0(?=\()/, '')
