import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hex } from '../../base/bytes.ts'
import { gnuIa64, hasGnuIa64, plainLine } from '../../testing/ia64/gnuBinutils.ts'
import { ia64Names } from '../analysis.ts'
import { platforms } from '../patch/platform.ts'
import { replacementTexts } from '../patch/tables.ts'
import { typeConstants } from '../patch/types.ts'
import { disassembly } from '../vectors/patching.ts'
import { assemble } from './assemble.ts'

const folder = join(import.meta.dirname, '../../../app/samples/ia64')

const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.s'))
  .map((name): [string, string] => [name, readFileSync(join(folder, name), 'utf8')])

const constants = [...typeConstants].map(([name, value]) => `${name} = ${value}`).join('\n')

/** Numbers of relocations in an ELF file for Itanium. */
const types: Readonly<Record<string, string>> = {
  'type 35': 'R_IA64_IMM64',
  'type 39': 'R_IA64_DIR64LSB',
  'type 72': 'R_IA64_PCREL60B',
  'type 73': 'R_IA64_PCREL21B',
}

const rows = (bytes: Uint8Array) => hex(bytes).match(/.{1,32}/g) ?? []

/** Instructions and stops in their order: where loose ones land in a bundle is each assembler's business. */
function meaning(bytes: Uint8Array): readonly string[] {
  const lines = disassembly({ base: 0n, bytes }).map((line) =>
    plainLine(line.replace(/^\[.*?\]/, '')),
  )
  const parts = lines.flatMap((line) => line.replace(';;', '\n;;').split('\n'))
  return parts.filter(
    (part, index, all) => !part.startsWith('nop') && !(part === ';;' && all[index - 1] === ';;'),
  )
}

it('there are samples', () => expect(samples.length).toBeGreaterThan(5))

it.each(samples)('%s has no mistake', (_, text) => {
  const { diagnostics } = assemble(text, ia64Names)
  expect(diagnostics.map(({ message }) => message)).toEqual([])
})

describe.runIf(hasGnuIa64)('the object file of GNU as', () => {
  it.each(samples)('%s is ours', (_, text) => {
    const { program } = assemble(text, ia64Names)
    const theirs = gnuIa64(`${constants}\n${text}`)
    for (const { name, objectBytes, relocations } of program.sections) {
      const section = theirs.sections.find((each) => each.name === name)
      const bytes = section?.bytes ?? new Uint8Array(0)
      if (name === '.text') expect(meaning(objectBytes)).toEqual(meaning(bytes))
      else expect(rows(objectBytes)).toEqual(rows(bytes))
      const wanted = section?.relocations.map(
        ({ offset, type }) => `${offset} ${types[type] ?? type}`,
      )
      expect(relocations.map(({ offset, type }) => `${offset} ${type}`).toSorted()).toEqual(
        wanted?.toSorted(),
      )
    }
    const broken = theirs.violations.filter((each) => each.certain && each.stopIsEnough)
    expect(broken).toEqual([])
  })

  it('holds the bytes of every replacement', () => {
    for (const platform of platforms) {
      const code = replacementTexts[platform].map((row) => row.code).join('{ .mii\n nop 0 ;;\n}\n')
      const theirs = gnuIa64(`${code}{ .mii\nnop.m 0\nnop.i 0\nnop.i 0 ;;\n}\n`)
      const bytes = assemble(code).program.sections[0]?.bytes ?? new Uint8Array(0)
      const text = theirs.sections.find(({ name }) => name === '.text')
      expect(rows(bytes)).toEqual(rows(text?.bytes ?? bytes).slice(0, -1))
      const broken = theirs.violations.filter((each) => each.certain && each.stopIsEnough)
      expect(broken).toEqual([])
    }
  })
})
