import { describe, expect, it } from 'vitest'
import type { Row, Section } from '../../../src/program/program.ts'
import { noFlags } from '../../../src/x86/instructionFacts.ts'
import { noRegisters } from '../../../src/x86/registers.ts'
import { analysisOf } from '../../../src/testing/registers.ts'
import { generatedListing } from '../../../src/testing/generatedListing.ts'
import { analysis, input, stories } from '../../testing/stories.ts'
import { packing, unpacking } from '../../worker/protocol.ts'
import { isOpen } from './expansions.ts'
import { gutterText, gutterWidth } from './gutter.ts'
import { listingLayout } from './lines.ts'

const row = (offset: number, line: number, macro: string | null = null): Row => ({
  offset,
  length: 2,
  text: 'decoded',
  intel: 'call [0xc1903008]',
  mnemonic: 'nop',
  span: null,
  line,
  data: false,
  expansion: macro === null ? null : { macro, text: 'call *PV_SLOT_irq_disable', depth: 1 },
  reads: noRegisters,
  writes: noRegisters,
  kills: noRegisters,
  flags: noFlags,
  parts: null,
  flow: 'next',
  target: null,
  pushes: null,
  pops: null,
})

function section(name: string, rows: readonly Row[]): Section {
  return {
    name,
    executable: true,
    address: 0n,
    bytes: Uint8Array.from({ length: 64 }, (_, at) => at),
    objectBytes: new Uint8Array(),
    relocations: [],
    rows,
    chunks: rows.map(({ offset, length, line }) => ({
      offset,
      length,
      line,
      span: { from: 0, to: 0 },
    })),
  }
}

const listing = 'a\nMACRO\nb'

/** Line 1 is two bytes, line 2 a macro of two instructions and a record, line 3 two bytes. */
function laidOut(text = listing) {
  const code = section('.text', [row(0, 1), row(2, 2, 'MACRO'), row(4, 2, 'MACRO'), row(6, 3)])
  const records = section('.parainstructions', [row(0, 2)])
  const sites = stories({ line: 2 }).map((story) => ({
    ...story,
    site: { ...story.site, offset: 2, length: 4 },
  }))
  const found = analysis(input({ listing }), sites)
  const program = { ...found.program, sections: [code, records] }
  return listingLayout({ ...found, program, slotPlaces: { PV_SLOT_irq_disable: 'place+8' } }, text)
}

describe('the listing beside its analysis', () => {
  it('gives every line its address and bytes, code before data', () => {
    const { lines } = laidOut()
    expect(gutterText(lines.get(1)?.gutter, 7)).toBe('  0000  00 01')
    expect(gutterText(lines.get(2)?.gutter, 7)).toBe('  0002  02 03 04 05')
    expect(gutterText(lines.get(3)?.gutter, 0)).toBe('  0006')
  })

  it('puts what a macro made under its line, in columns and with plain numbers', () => {
    const { lines } = laidOut()
    const rows = lines.get(2)?.expansion ?? []
    expect(rows.map(({ offset, site }) => [offset, site])).toEqual([
      [2, 0],
      [4, 0],
    ])
    expect(rows[0]).toMatchObject({
      att: 'call  *place+8',
      intel: 'call  [0xc1903008]',
    })
    expect(lines.get(1)?.expansion).toEqual([])
  })

  it('goes from top to bottom, whatever section a line is in', () => {
    const code = section('.text', [row(0, 1), row(2, 3)])
    const data = section('.data', [row(0, 2)])
    const found = analysis(input({ listing }), stories({ line: 1 }))
    const program = { ...found.program, sections: [code, data] }
    const { lines } = listingLayout({ ...found, program }, listing)
    expect([...lines.keys()]).toEqual([1, 2, 3])
  })

  it('follows lines that have moved since', () => {
    const { lines, bands } = laidOut(`new\n${listing}`)
    expect(lines.get(1)).toBeUndefined()
    expect(lines.get(3)?.expansion).toHaveLength(2)
    expect(bands).toEqual([{ site: 0, outcome: 'inline', from: 3, to: 3 }])
  })

  it('keeps a line that is typed at, and lets go of one that another took the place of', () => {
    expect(laidOut('a\nMAC\nb').bands).toHaveLength(1)
    for (const text of ['x\ny\nz', 'a\nb', 'a\n\nb', '', 'one\ntwo\nthree\nfour']) {
      const { lines, bands } = laidOut(text)
      expect([text, bands]).toEqual([text, []])
      expect([...lines.values()].some(({ expansion }) => expansion.length > 0)).toBe(false)
    }
  })

  it('opens the macro of the site in view, and others only when asked', () => {
    const entry = laidOut().lines.get(2)!
    const view = { expansions: 'current', expanded: {} } as const
    expect(isOpen(2, entry, view, 0)).toBe(true)
    expect(isOpen(2, entry, view, 1)).toBe(false)
    expect(isOpen(2, entry, { ...view, expansions: 'all' }, 1)).toBe(true)
    expect(isOpen(2, entry, { ...view, expanded: { 2: false } }, 0)).toBe(false)
  })
})

describe('the column before the source', () => {
  it('is never wider than it says, however many bytes there are', () => {
    for (const [length, room] of [0, 1, 7, 8, 15].flatMap((each) =>
      [5, 7].map((at) => [each, at] as const),
    )) {
      const gutter = { address: '0000', bytes: new Uint8Array(length) }
      expect(gutterText(gutter, room).length).toBeLessThanOrEqual(gutterWidth(room))
    }
  })
})

describe('a layout that remembers the one before', () => {
  /** A line whose bytes stand in two places, and others in between. */
  const both = [
    '.macro both byte',
    '.subsection 1',
    '.byte \\byte',
    '.subsection 0',
    'nop',
    '.endm',
    'both 7',
    'both 8',
  ].join('\n')
  const text = `${generatedListing('x86-32', 80)}.ascii "ab"\n${both}\n`
  const course = [
    { listing: text },
    { listing: text.replace('%eax', '%ecx') },
    { listing: text.replace('"ab"', '"ac"') },
    { listing: text.replace('both 7', 'both 6') },
    { listing: `# moves all down\n${text}` },
    { listing: text.replace(/ +PVOP.*\n/, '') },
    { listing: text.replace(/ +push/, '.byte 0x50 #') },
    { listing: text, variant: 'native' },
    { listing: text },
  ] as const

  it('says the same as one that does not', () => {
    const [packed, unpacked] = [packing(), unpacking()]
    for (const { listing, ...changes } of course) {
      const analysis = analysisOf(listing, changes)
      const reply = { kind: 'analyze', answer: { kind: 'analysis', analysis } } as const
      const got = unpacked(structuredClone(packed(reply)))
      if (got.kind !== 'analyze' || got.answer.kind !== 'analysis') throw new Error('no analysis')
      const arrived = got.answer.analysis
      for (const side of ['before', 'after'] as const) {
        const anew = listingLayout(structuredClone(arrived), listing, side)
        expect(listingLayout(arrived, listing, side)).toEqual(anew)
      }
    }
  })

  it('is the same object while a key moves no line', () => {
    const analysis = analysisOf(text)
    const first = listingLayout(analysis, text)
    expect(listingLayout(analysis, text.replace('%eax', '%e'))).toBe(first)
    expect(listingLayout(analysis, `${text}\n`)).not.toBe(first)
  })
})
