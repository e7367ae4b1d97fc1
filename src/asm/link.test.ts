import { describe, expect, it } from 'vitest'
import { hex } from '../base/bytes.ts'
import type { SymbolMap } from '../program/program.ts'
import type { Arch } from '../x86/arch.ts'
import { assemble } from './assemble.ts'
import { link, textBase } from './link.ts'

const map: SymbolMap = new Map([
  ['pv_irq_ops', 0xc1903000n],
  ['far_away', 0xffffffff81100000n],
])

const linked = (listing: string, arch: Arch = 'x86-32') =>
  link(assemble(listing, { arch, prelude: '' }), map)

const section = (listing: string, name: string, arch: Arch = 'x86-32') => {
  const { program } = linked(listing, arch)
  const found = program.sections.find((one) => one.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

const rowsOf = (listing: string, arch: Arch = 'x86-32') => {
  const { program } = linked(listing, arch)
  return program.sections[program.text]?.rows ?? []
}

describe('addresses', () => {
  it('start at the text base and follow each other', () => {
    const { program } = linked('nop\n.data\n.long 1\n.section .x,"a"\n.balign 64\n.long 2\n')
    expect(program.sections.map(({ name, address }) => [name, address])).toEqual([
      ['.text', 0xc1020000n],
      ['.data', 0xc1020010n],
      ['.x', 0xc1020040n],
    ])
  })

  it('are not given to what the kernel does not load', () => {
    expect(section('.section .comment\n.byte 1', '.comment').address).toBe(0n)
  })

  it('reach common symbols', () => {
    const { diagnostics } = linked('.comm c, 4, 4\n.long c')
    expect(diagnostics).toEqual([])
  })
})

describe('fields', () => {
  it('hold the address of a symbol of the map and keep what as left', () => {
    const { bytes, objectBytes } = section('.long pv_irq_ops+8', '.text')
    expect(hex(bytes)).toBe('083090c1')
    expect(hex(objectBytes)).toBe('08000000')
  })

  it('hold distances from where they stand', () => {
    expect(hex(section('call pv_irq_ops', '.text').bytes)).toBe('e8fb2f8e00')
    expect(hex(section('.data\n.long l-.\n.text\nnop\nl:', '.data').bytes)).toBe('f1ffffff')
  })

  it('hold addresses of the listing itself', () => {
    expect(hex(section('nop\nl: nop\n.data\n.quad l', '.data', 'x86-64').bytes)).toBe(
      '01000281ffffffff',
    )
  })

  it('warn of a symbol that nobody knows and go on with an address of its own', () => {
    const { program, diagnostics } = linked('.long pv_irq_op\n.long pv_irq_op, other')
    expect(diagnostics.map(({ code, severity, span }) => [code, severity, span])).toEqual([
      ['link/unknown-symbol', 'warning', { from: 6, to: 15 }],
      ['link/unknown-symbol', 'warning', { from: 22, to: 31 }],
      ['link/unknown-symbol', 'warning', { from: 33, to: 38 }],
    ])
    expect(diagnostics[0]?.message).toContain('Did you mean "pv_irq_ops"?')
    const bytes = hex(program.sections[0]?.bytes ?? [])
    expect(bytes.slice(0, 8)).toBe(bytes.slice(8, 16))
    expect(bytes.slice(0, 8)).not.toBe(bytes.slice(16))
    expect(bytes.slice(6, 8)).toBe('c1')
  })

  it('say where an address does not fit', () => {
    const { diagnostics } = linked('.long far_away', 'x86-64')
    expect(diagnostics.map(({ code }) => code)).toEqual(['link/out-of-range'])
  })
})

describe('rows', () => {
  it('stand in order, with the statements that made them', () => {
    const listing = '.macro m\ncli\n.endm\nnop\nm\njmp l\nl: ret'
    expect(
      rowsOf(listing).map(({ offset, length, text, line, span, expansion }) => [
        offset,
        length,
        text,
        line,
        listing.slice(span?.from, span?.to),
        expansion?.macro ?? null,
      ]),
    ).toEqual([
      [0, 1, 'nop', 4, 'nop', null],
      [1, 1, 'cli', 5, 'm', 'm'],
      [2, 2, 'jmp 0xc1020004', 6, 'jmp l', null],
      [4, 1, 'ret', 7, 'l: ret', null],
    ])
  })

  it('say where a jump goes, inside of the section only', () => {
    expect(rowsOf('a: nop\njmp a\ncall pv_irq_ops').map(({ target }) => target)).toEqual([
      null,
      0,
      null,
    ])
  })

  it('start afresh after data that ends in the middle of an instruction', () => {
    expect(rowsOf('.byte 0xe8, 1\nnop').map(({ text, offset }) => [text, offset])).toEqual([
      ['(bad)', 0],
      ['(bad)', 1],
      ['nop', 2],
    ])
  })

  it('join a prefix of its own to the instruction after it', () => {
    expect(rowsOf('.byte 0x2e\n.byte 0x66\nnop').map(({ length }) => length)).toEqual([3])
  })

  it('show much data as one', () => {
    expect(rowsOf('.skip 100000\nnop').map(({ text, length }) => [text, length])).toEqual([
      ['(bad)', 100000],
      ['nop', 1],
    ])
  })
})

it('links where it is told to', () => {
  const object = assemble('.long .', { arch: 'x86-32', prelude: '' })
  const { program } = link(object, map, { base: textBase['x86-32'] + 0x1000n })
  expect(hex(program.sections[0]?.bytes ?? [])).toBe('001002c1')
})
