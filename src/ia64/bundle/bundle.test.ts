import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, hex } from '../../base/bytes.ts'
import {
  decodeBundle,
  encodeBundle,
  longWord,
  nopBundle,
  withLongWord,
  withSlot,
} from './bundle.ts'
import { instructionCount, nextTag, slotOfTag } from './tag.ts'
import { stopsText, templateOf, templates, templateWith, unitsText } from './template.ts'

const words = fc.bigInt({ min: 0n, max: (1n << 41n) - 1n })

describe('bundles', () => {
  it.each(templates.map(({ code }) => code))('template %i survives decode after encode', (code) => {
    fc.assert(
      fc.property(words, words, words, (first, second, third) => {
        const bundle = { template: code, slots: [first, second, third] } as const
        expect(decodeBundle(encodeBundle(bundle))).toEqual(bundle)
      }),
    )
  })

  it('survive encode after decode, whatever their bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        expect(encodeBundle(decodeBundle(bytes))).toEqual(bytes)
      }),
    )
  })

  it('keep template and other slots when one slot is written', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.constantFrom(0, 1, 2),
        words,
        (bytes, slot, word) => {
          const before = decodeBundle(bytes)
          const after = withSlot(before, slot as 0 | 1 | 2, word)
          expect(after.template).toBe(before.template)
          const expected = before.slots.map((each, index) => (index === slot ? word : each))
          expect(after.slots).toEqual(expected)
        },
      ),
    )
  })

  it('give 82 bits to a long instruction', () => {
    const bundle = decodeBundle(fromHex('0580000200a100010000204000010068')!)
    expect(withLongWord(nopBundle(templateOf(5)!), longWord(bundle)).slots.slice(1)).toEqual(
      bundle.slots.slice(1),
    )
  })
})

describe('templates', () => {
  it('are 24, with bit 0 for the stop at the end', () => {
    expect(templates).toHaveLength(24)
    expect(templates.every(({ code, stops }) => (code & 1) === Number(stops[2]))).toBe(true)
  })

  it.each([0x06, 0x07, 0x14, 0x15, 0x1a, 0x1b, 0x1e, 0x1f])('%i is reserved', (code) => {
    expect(templateOf(code)).toBeNull()
  })

  it('stop inside only where the CPU can', () => {
    const inside = templates.filter(({ stops }) => stops[0] || stops[1])
    expect(inside.map((each) => unitsText(each) + stopsText(each))).toEqual([
      'MII-;-',
      'MII-;;',
      'MMI;--',
      'MMI;-;',
    ])
    expect(templateWith('MMI', [false, true, false])).toBeNull()
  })

  it('differ in the nop of a branch slot', () => {
    expect(hex(encodeBundle(nopBundle(templateOf(0x17)!)))).toBe('17000000000800000000100000000020')
  })
})

describe('tags', () => {
  it('step through three slots and then to the next bundle', () => {
    expect(nextTag(0x10n)).toEqual({ ok: true, value: 0x11n })
    expect(nextTag(0x12n)).toEqual({ ok: true, value: 0x20n })
  })

  it('with slot 3 stop the kernel', () => {
    expect(nextTag(0x13n)).toEqual({ ok: false, error: 'bug' })
    expect(slotOfTag(0x13n).ok).toBe(false)
  })

  it('are counted with the end, as the unused function of the kernel does', () => {
    expect(instructionCount(0x10n, 0x10n)).toBe(1n)
    expect(instructionCount(0x11n, 0x22n)).toBe(5n)
  })
})
