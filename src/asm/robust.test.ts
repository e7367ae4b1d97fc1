import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backendTable } from '../backends/table.ts'
import { symbolMap } from '../backends/symbols.ts'
import { preludeText } from '../prelude/prelude.ts'
import { type Arch, arches } from '../x86/arch.ts'
import { assemble } from './assemble.ts'
import { limits } from './limits.ts'
import { link } from './link.ts'
import type { ObjectFile } from './object.ts'

const config: Record<Arch, '32pae' | '64'> = { 'x86-32': '32pae', 'x86-64': '64' }

function assembled(listing: string, arch: Arch): ObjectFile {
  const table = backendTable('native', config[arch])
  if (!table.ok) throw new Error(table.error.lacks)
  const prelude = preludeText(config[arch], table.value)
  const object = assemble(listing, { arch, prelude })
  const { program } = link(object, symbolMap(table.value))
  expectWhole(object, listing)
  for (const section of program.sections) {
    if (section.executable) expectCovered(section.rows, section.bytes.length)
  }
  return object
}

/** Spans lie in the listing, pieces cover every section without gaps, limits hold. */
function expectWhole({ sections, diagnostics }: ObjectFile, listing: string): void {
  for (const { span, message } of diagnostics) {
    expect(span.from).toBeGreaterThanOrEqual(0)
    expect(span.to).toBeGreaterThanOrEqual(span.from)
    expect(span.to).toBeLessThanOrEqual(listing.length)
    expect(message).not.toMatch(/\[object|NaN/)
  }
  for (const { pieces, bytes } of sections) expectCovered(pieces, bytes.length)
  const total = sections.reduce((sum, { bytes }) => sum + bytes.length, 0)
  expect(total).toBeLessThanOrEqual(2 * limits.outputBytes)
}

function expectCovered(
  parts: readonly { readonly offset: number; readonly length: number }[],
  length: number,
): void {
  let at = 0
  const gap = parts.find((part) => {
    const wrong = part.offset !== at || part.length <= 0
    at += part.length
    return wrong
  })
  expect(gap).toBeUndefined()
  expect(at).toBe(length)
}

const folder = join(import.meta.dirname, '../testing/listings')
const listings = readdirSync(folder)
  .filter((file) => file.endsWith('.s'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))

const words = [
  ['.if', '.else', '.elseif', '.endif', '.macro m a b', '.endm', '.exitm', '.purgem m', 'm 1'],
  ['.rept 3', '.irp x,1,2', '.irpc y,abc', '.endr', '\\a', '\\x', '\\@', '\\()', '771:', '1:'],
  ['1b', '1f', '771b', '.', 'foo', 'foo:', 'foo = ', 'foo = bar', '.set foo,', '.long', '.byte'],
  ['.skip', '.org', '.align', '.p2align', '.section .text', '.pushsection .x, "ax"', '.previous'],
  ['.popsection', '.text 1', '.comm foo,4', '.globl foo', '.weak foo', '.string "', '"', "'"],
  ['(', ')', '+', '-', '*', '/', '<<', '!', '~', ',', ';', '#', '//', '/*', '*/', '\n', '\n\n'],
  ['nop', 'jmp', 'jz', 'call', 'call *', 'mov', '%eax', '%cs:', '$1', '$foo', '(%eax)', 'lock'],
  ['PVOP_CALL', 'irq_disable', 'DISABLE_INTERRUPTS', 'CLBR_ANY', 'pv_irq_ops', '0x7fffffff'],
  ['-1', '99999999999999999999', '.ifdef', '.ifc', '.fill', '.uleb128', '.error "x"', ' ', '\t'],
].flat()

const wordSoup = fc
  .array(fc.constantFrom(...words), { maxLength: 60 })
  .map((parts) => parts.join(' '))

const mutated = fc
  .record({
    text: fc.constantFrom(...listings),
    cuts: fc.array(
      fc.record({
        at: fc.nat(4000),
        remove: fc.nat(40),
        insert: fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 })),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ text, cuts }) =>
    cuts.reduce((whole, { at, remove, insert }) => {
      const from = at % (whole.length + 1)
      return whole.slice(0, from) + insert + whole.slice(from + remove)
    }, text),
  )

describe.each(arches)('%s: whatever the listing, there is an answer', (arch) => {
  it('for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        assembled(text, arch)
      }),
      { numRuns: 120 },
    )
  })

  it('for words of the language in any order', () => {
    fc.assert(
      fc.property(wordSoup, (text) => {
        assembled(text, arch)
      }),
      { numRuns: 400 },
    )
  })

  it('for listings with parts cut out and put in', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        assembled(text, arch)
      }),
      { numRuns: 120 },
    )
  })
})

describe('a listing that would run away meets a limit that names itself', () => {
  const runaways: readonly (readonly [name: string, listing: string, code: string])[] = [
    ['a macro that calls itself', '.macro m\nm\n.endm\nm\n', 'asm/limit-macro-depth'],
    ['one that calls itself twice', '.macro m\nm\nm\n.endm\nm\n', 'asm/limit-macro-depth'],
    ['a macro that grows its argument', '.macro m a\nm \\a\\a\n.endm\nm 12345678\n', 'asm/limit-'],
    ['too many rounds', '.rept 1000000\nnop\n.endr\n', 'asm/limit-repetitions'],
    [
      'rounds within rounds',
      '.rept 60000\n.rept 60000\nnop\n.endr\n.endr\n',
      'asm/limit-instructions',
    ],
    ['code that hides in data', '.rept 60000\n.skip 4000\nnop\n.endr\n', 'asm/limit-output'],
    ['padding upon padding', '.rept 60000\nhlt\n.balign 4096\n.endr\n', 'asm/limit-output'],
    [
      'rounds that do nothing',
      '.rept 60000\n.rept 60000\n.if 0\n.endif\n.endr\n.endr\n',
      'asm/limit-statements',
    ],
    ['a large gap', '.skip 0x7fffffff\n', 'asm/limit-output'],
    ['a gap known late', '.skip (b-a)*0x1000000\na: jmp b\nb:\n', 'asm/limit-output'],
    ['a large alignment', 'nop\n.balign 0x40000000\nnop\n', 'asm/limit-output'],
    ['a far place', '.org 0x7fffffff\n', 'asm/limit-output'],
    ['a count that depends on itself', 'a: .skip b-a+1\nb:\n', 'asm/limit-layout'],
    ['symbols in a circle', '.set a, b\n.set b, a\n.long a\n', 'asm/limit-alias'],
    [
      'symbols that double',
      `${Array.from({ length: 60 }, (_, n) => `.set a${n}, a${n + 1}+a${n + 1}`).join('\n')}\n.long a0\n`,
      'asm/limit-alias',
    ],
    [
      'symbols within nested sums',
      `${Array.from({ length: 60 }, (_, n) => `.set a${n}, ${'-('.repeat(120)}a${n + 1}${'+1)'.repeat(120)}`).join('\n')}\n.long a0\n`,
      'asm/limit-alias',
    ],
    ['conditionals without an end', '.if 1\n'.repeat(1000), 'asm/limit-conditionals'],
    ['an expression that nests', `.long ${'('.repeat(1000)}1`, 'asm/expression-too-deep'],
    ['a sum without an end', `.long x${'+x'.repeat(1000)}`, 'asm/expression-too-deep'],
    [
      'a string that fills all',
      '.rept 60000\n.ascii "' + 'x'.repeat(900) + '"\n.endr',
      'asm/limit-',
    ],
  ]

  it.each(runaways)('%s', (_, listing, code) => {
    const { diagnostics } = assembled(listing, 'x86-32')
    const met = diagnostics.find((diagnostic) => diagnostic.code.startsWith(code))
    expect(met?.message).toMatch(/\d|nests/)
    expect(met?.severity).toBe('error')
  })

  const huge: readonly (readonly [name: string, listing: string])[] = [
    ['a string', `.ascii "${'x'.repeat(2_000_000)}"`],
    ['an unclosed string', `.error "${'\\"'.repeat(500_000)}`],
    ['a message', `.error "${'y'.repeat(1_000_000)}"`],
    ['brackets', `.long ${'('.repeat(500_000)}`],
    ['signs', `.long ${'-'.repeat(500_000)}1`],
    ['labels', 'a:'.repeat(200_000)],
    ['separators', ';\n'.repeat(500_000)],
    ['operands', `.byte 1${',1'.repeat(200_000)}`],
    ['arguments', `.macro m a:vararg\n.byte \\a\n.endm\nm 1${',1'.repeat(100_000)}`],
    ['a list', `.irp x,1${',1'.repeat(200_000)}\n.byte \\x\n.endr`],
    ['parameters', `.macro m ${Array.from({ length: 3000 }, (_, n) => `p${n}`).join()}\n.endm`],
    ['comments', '/*'.repeat(500_000)],
    ['blanks', ' '.repeat(2_000_000)],
    ['an instruction', `mov ${'%eax,'.repeat(100_000)}`],
    ['a name', 'n'.repeat(1_000_000)],
  ]

  it.each(huge)('%s of a size that nobody types', (_, listing) => {
    assembled(listing, 'x86-64')
  })

  it('goes on with what follows the macro that ran away', () => {
    const { sections } = assembled('.macro m\nm\nm\n.endm\nm\n.byte 7\n', 'x86-32')
    expect([...(sections[0]?.bytes ?? [])]).toEqual([7])
  })
})
