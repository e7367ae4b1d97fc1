import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, placed, type Resolve, type Value } from './evaluate.ts'
import { cursorOver, parseExpression } from './expression.ts'
import { stringBytes, tokens } from './lexer.ts'

const parse = (text: string) => parseExpression(cursorOver(tokens(text), text.length))

function valueOf(text: string, resolve: Resolve = () => null): Value {
  const parsed = parse(text)
  return parsed.ok ? evaluate(parsed.value, resolve) : { kind: 'failed', diagnostic: parsed.error }
}

const number = (text: string, resolve?: Resolve) => {
  const value = valueOf(text, resolve)
  return value.kind === 'constant' ? value.value : value.kind
}

describe('constants, as GNU as 2.40 calculates them', () => {
  it.each([
    ['1 < 2', -1n],
    ['2 && 4', 1n],
    ['0 || 8', 1n],
    ['!5', 0n],
    ['!0', 1n],
    ['5 ! 3', -3n],
    ['7 | 1 + 1', 8n],
    ['1 + 2 & 3', 3n],
    ['-5 / 2', -2n],
    ['-5 % 3', -2n],
    ['1 <> 1', 0n],
    ['1 != 2', -1n],
    ['-1 >> 4', 0x0fffffffffffffffn],
    ['1 << 63', -(1n << 63n)],
    ['1 << 70', 0n],
    ["'a", 97n],
    ["'a'", 97n],
    ["'\\n", 10n],
    ["'\\\\", 92n],
    ["'\\''", 39n],
    ['~0', -1n],
    ['- -1', 1n],
    ['0b101', 5n],
    ['017', 15n],
    ['1<<2+1', 5n],
    ['3-2-1', 0n],
    ['6/2*3', 9n],
    ['0xffffffffffffffff < 1', -1n],
    ['1||0&&0', 1n],
    ['0x10|0x3^1', 0x12n],
    ['0b', 'relative'],
    ['/* six */ 6 // of them', 6n],
  ])('%s', (text, expected) => expect(number(text)).toBe(expected))

  it('names the divisor of a division by zero', () => {
    expect(valueOf('4 + 6 / 0')).toMatchObject({
      kind: 'failed',
      diagnostic: { code: 'asm/division-by-zero', span: { from: 8, to: 9 } },
    })
  })
})

describe('symbols', () => {
  const label = (offsets: Record<string, bigint>): Resolve => {
    return (symbol, span) =>
      offsets[symbol] === undefined ? null : placed(symbol, span, '.text', offsets[symbol])
  }

  it('keeps an unknown symbol with its addend', () => {
    const value = valueOf('4 + foo@plt - 2')
    expect(value).toMatchObject({ kind: 'relative', addend: 2n, minus: [] })
    expect(value.kind === 'relative' && value.plus).toMatchObject([
      { symbol: 'foo', modifier: 'PLT', place: null, span: { from: 4, to: 11 } },
    ])
  })

  it('turns the difference of two places of one section into a constant', () => {
    expect(number('772f - 771b', label({ '772f': 30n, '771b': 24n }))).toBe(6n)
    expect(number('. - foo + foo - .')).toBe(0n)
  })

  it("works out the kernel's padding expression once its labels have places", () => {
    const text = '-(((144f-143f)-(141b-140b)) > 0) * ((144f-143f)-(141b-140b))'
    expect(number(text)).toBe('waiting')
    const places = { '140b': 0n, '141b': 2n, '143f': 100n, '144f': 105n }
    expect(number(text, label(places))).toBe(3n)
  })

  it('keeps a difference of places in two sections as a sum', () => {
    const value = valueOf('foo - bar + 1', (symbol, span) =>
      placed(symbol, span, symbol === 'foo' ? '.text' : '.data', 5n),
    )
    expect(value).toMatchObject({ kind: 'relative', addend: 1n })
  })
})

describe('faults', () => {
  it.each([
    ['', 'asm/expression-missing', 0, 0],
    ['4 +', 'asm/expression-missing', 3, 3],
    ['(4 + 2', 'asm/expression-unclosed', 0, 1],
    ['4 + 09', 'asm/number-malformed', 4, 6],
    ['0x1g', 'asm/number-malformed', 0, 4],
    ['18446744073709551616', 'asm/number-too-large', 0, 20],
    ['1 + "foo', 'asm/string-unclosed', 4, 8],
    ['1 + )', 'asm/expression-unexpected', 4, 5],
  ])('%s', (text, code, from, to) => {
    expect(valueOf(text)).toMatchObject({ diagnostic: { code, span: { from, to } } })
  })

  it('stops at 256 levels and says so', () => {
    for (const text of ['('.repeat(300) + '1', '-'.repeat(300) + 'foo', 'foo+'.repeat(300) + '1']) {
      expect(valueOf(text)).toMatchObject({ diagnostic: { code: 'asm/expression-too-deep' } })
    }
    expect(number('(('.repeat(120) + '7' + '))'.repeat(120))).toBe(7n)
    expect(number(`1${'+1'.repeat(5000)}`)).toBe(5001n)
  })

  it('never throws, and tokens keep to their text', () => {
    const piece = fc.constantFrom(...`'"\\@()+-*/%<>=!&|^~.$ \n09xbf1fooé`, '1b', '0x', '\u{1f600}')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((list) => list.join('')),
        ),
        (text) => {
          for (const { from, to } of tokens(text)) {
            expect(from < to && to <= text.length).toBe(true)
          }
          valueOf(text)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

it('reads strings as GNU as stores them', () => {
  expect(stringBytes('a\\n\\101\\x41\\"\\\\é')).toEqual([97, 10, 65, 65, 34, 92, 0xc3, 0xa9])
})
