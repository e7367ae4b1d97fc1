import { addressText } from '../../src/base/address.ts'
import type { Program, Section } from '../../src/program/program.ts'
import { cut, reportWidth, spacedHex } from './columns.ts'
import { listingMessages as words } from './reportMessages.ts'
import type { Source } from './source.ts'

const bytesPerLine = 8
const bytesColumn = bytesPerLine * 3

function chunkLines(section: Section, bytes: Uint8Array, source: Source): readonly string[] {
  const all = source.text.split('\n')
  let shown = 0
  return section.chunks.flatMap(({ offset, length, line }) => {
    const text = line === shown ? '' : (all[line - 1] ?? '').trim()
    shown = line
    const lines: string[] = []
    for (let at = 0; at < length; at += bytesPerLine) {
      const address = addressText(section.address + BigInt(offset + at)).slice(2)
      const part = bytes.subarray(offset + at, offset + Math.min(at + bytesPerLine, length))
      const head = `  ${address}  ${spacedHex(part).padEnd(bytesColumn)}`
      lines.push(`${head}${at === 0 ? cut(text, reportWidth - head.length) : ''}`.trimEnd())
    }
    return lines
  })
}

function sectionText(section: Section, source: Source, linked: boolean): string {
  const bytes = linked ? section.bytes : section.objectBytes
  const relocations = section.relocations.map(({ offset, type, symbol, addend }) => {
    const sum = addend === 0n ? '' : addend > 0n ? `+${addend}` : String(addend)
    return words.relocation(offset, type, cut(`${symbol}${sum}`, 60))
  })
  const title = words.section(section.name, addressText(section.address), bytes.length)
  return [title, ...chunkLines(section, bytes, source), ...relocations].join('\n')
}

/** Addresses, bytes and the lines that made them, section by section. */
export function listingText(program: Program, source: Source, linked: boolean): string {
  const sections = program.sections.filter(({ bytes }) => bytes.length > 0)
  if (sections.length === 0) return `${words.noBytes}\n`
  return `${sections.map((section) => sectionText(section, source, linked)).join('\n\n')}\n`
}
