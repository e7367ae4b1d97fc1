import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hex } from '../base/bytes.ts'
import type { Arch } from '../x86/arch.ts'
import { decode } from '../x86/decode.ts'
import { icedMemorySize } from '../x86/iced.ts'
import { constant, type Resolve } from './evaluate.ts'
import { encodeInstruction } from './instruction.ts'

const nothingKnown: Resolve = () => null

function encodeText(text: string, arch: Arch, resolve: Resolve = nothingKnown) {
  const result = encodeInstruction(text, { arch, resolve })
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join('\n'))
  return result.value
}

const bytesOf = (text: string, arch: Arch, resolve?: Resolve) =>
  hex(encodeText(text, arch, resolve).bytes)

const fieldsOf = (text: string, arch: Arch) =>
  encodeText(text, arch).fields.map(({ offset, size, kind, toEnd }) => [kind, offset, size, toEnd])

function faultOf(text: string, arch: Arch = 'x86-32') {
  const result = encodeInstruction(text, { arch, resolve: nothingKnown })
  if (result.ok) throw new Error(`${text} was encoded`)
  const [diagnostic] = result.error
  if (!diagnostic) throw new Error('no diagnostic')
  const { from, to } = diagnostic.span
  return { ...diagnostic, at: text.slice(from, to) }
}

describe('fields of open symbols', () => {
  it.each<[Arch, string, string, readonly (readonly (string | number)[])[]]>([
    ['x86-32', 'call foo', 'e800000000', [['relative', 1, 4, 4]]],
    ['x86-32', 'call foo@PLT', 'e800000000', [['plt', 1, 4, 4]]],
    ['x86-64', 'call foo', 'e800000000', [['plt', 1, 4, 4]]],
    ['x86-64', 'call foo+4', 'e800000000', [['relative', 1, 4, 4]]],
    ['x86-32', 'call *pv_irq_ops+8', 'ff1500000000', [['absolute', 2, 4, 4]]],
    ['x86-32', 'call *%cs:pv_irq_ops+8', '2eff1500000000', [['absolute', 3, 4, 4]]],
    ['x86-64', 'call *pv_irq_ops+8', 'ff142500000000', [['absolute-signed', 3, 4, 4]]],
    ['x86-64', 'call *pv_ops+8(%rip)', 'ff1500000000', [['relative', 2, 4, 4]]],
    ['x86-64', 'movl $5,foo(%rip)', 'c7050000000005000000', [['relative', 2, 4, 8]]],
    ['x86-64', 'mov $foo,%rax', '48c7c000000000', [['absolute-signed', 3, 4, 4]]],
    ['x86-64', 'movabs $foo,%rax', '48b80000000000000000', [['absolute', 2, 8, 8]]],
    ['x86-64', 'movabs foo,%al', 'a00000000000000000', [['absolute', 1, 8, 8]]],
    ['x86-32', 'movl foo,%eax', 'a100000000', [['absolute', 1, 4, 4]]],
    [
      'x86-32',
      'addl $foo,bar',
      '81050000000000000000',
      [
        ['absolute', 2, 4, 8],
        ['absolute', 6, 4, 4],
      ],
    ],
    ['x86-32', 'push $foo', '6800000000', [['absolute', 1, 4, 4]]],
    ['x86-32', 'ljmp $0x10,$foo', 'ea000000001000', [['absolute', 1, 4, 6]]],
    ['x86-32', 'movb $foo,%al', 'b000', [['absolute', 1, 1, 1]]],
    ['x86-64', 'lea foo,%eax', '8d042500000000', [['absolute', 3, 4, 4]]],
  ])('%s %s', (arch, text, bytes, fields) => {
    expect(bytesOf(text, arch)).toBe(bytes)
    expect(fieldsOf(text, arch)).toEqual(fields)
  })

  it('gives a jump both forms, and loop only the short one', () => {
    const { branch } = encodeText('jne 1f', 'x86-64')
    expect([branch?.short, branch?.near].map((form) => form && hex(form.bytes))).toEqual([
      '7500',
      '0f8500000000',
    ])
    expect(branch?.target).toMatchObject({ symbol: '1f', span: { from: 4, to: 6 } })
    expect(encodeText('jecxz foo', 'x86-32').branch).toMatchObject({ near: null })
    expect(encodeText('call foo', 'x86-32').branch).toBeNull()
    expect(encodeText('jmp.d32 foo', 'x86-32').branch).toBeNull()
    expect(bytesOf('bnd jmp foo', 'x86-64')).toBe('f2e900000000')
  })
})

describe('constants', () => {
  it('takes the short form where a known constant allows it, each time anew', () => {
    const value = (number: bigint): Resolve => {
      return (symbol) => (symbol === 'size' ? constant(number) : null)
    }
    expect(bytesOf('add $size,%ecx', 'x86-32', value(4n))).toBe('83c104')
    expect(bytesOf('add $size,%ecx', 'x86-32', value(400n))).toBe('81c190010000')
    expect(bytesOf('add $size,%ecx', 'x86-32')).toBe('81c100000000')
    expect(bytesOf('add $size,%ecx', 'x86-32', value(4n))).toBe('83c104')
    expect(bytesOf('mov size*2-1(%eax),%ebx', 'x86-32', value(4n))).toBe('8b5807')
  })
})

describe('sizes of constants', () => {
  it.each<[string, string]>([
    ['andb $~0x80,%al', '247f'],
    ['cmpw $0xffffff80,(%eax)', '66833880'],
    ['testb $0xff80,(%eax)', 'f60080'],
    ['sar $0xffffffff,%edx', 'c1faff'],
    ['add $0xfffffffc,%esp', '83c4fc'],
    ['push $0xffffff80', '6a80'],
    ['push $0x80', '6880000000'],
  ])('%s', (text, bytes) => expect(bytesOf(text, 'x86-32')).toBe(bytes))
})

describe('prefixes', () => {
  it.each<[Arch, string, string]>([
    ['x86-32', 'lock', 'f0'],
    ['x86-32', 'rep', 'f3'],
    ['x86-32', 'cs', '2e'],
    ['x86-32', 'lock incl %gs:(%eax)', '65f0ff00'],
    ['x86-64', 'rex.W call *(%rax)', '48ff10'],
    ['x86-64', 'data16 rex.W call foo', '6648e800000000'],
    ['x86-32', 'mov %ds:(%eax),%eax', '8b00'],
    ['x86-64', 'mov %ds:(%rbp),%eax', '3e8b4500'],
    ['x86-32', 'jne,pn foo', '2e0f8500000000'],
    ['x86-64', 'xchg %rax,%rax', '90'],
  ])('%s %s', (arch, text, bytes) => expect(bytesOf(text, arch)).toBe(bytes))
})

describe('faults', () => {
  it.each<[string, string, string, Arch]>([
    ['movv %eax,%ebx', 'asm/unknown-mnemonic', 'movv', 'x86-32'],
    ['mov %eax,%ebz', 'asm/unknown-register', '%ebz', 'x86-32'],
    ['mov %rax,%rbx', 'asm/register-needs-64-bit', '%rax', 'x86-32'],
    ['swapgs', 'asm/wrong-width', 'swapgs', 'x86-32'],
    ['pusha', 'asm/wrong-width', 'pusha', 'x86-64'],
    ['mov %eax', 'asm/operand-count', '%eax', 'x86-32'],
    ['movl %ax,%ebx', 'asm/operand-size', '%ax', 'x86-32'],
    ['mov %al,%ebx', 'asm/operand-sizes-differ', '%al,%ebx', 'x86-32'],
    ['mov foo,bar', 'asm/operand-mismatch', 'foo,bar', 'x86-32'],
    ['mov %eax,$5', 'asm/operand-mismatch', '%eax,$5', 'x86-32'],
    ['add $0x100000000,%eax', 'asm/immediate-range', '$0x100000000', 'x86-32'],
    ['movb $300,%al', 'asm/immediate-range', '$300', 'x86-32'],
    ['mov 0x80000000(%rax),%eax', 'asm/displacement-range', '0x80000000(%rax)', 'x86-64'],
    ['mov (%eax,%ebx,3),%ecx', 'asm/scale', '3', 'x86-32'],
    ['mov (%eax,%esp),%ecx', 'asm/base-index', '(%eax,%esp)', 'x86-32'],
    ['mov (%rax,%ebx),%ecx', 'asm/base-index', '(%rax,%ebx)', 'x86-64'],
    ['add $0xffffffff,%rax', 'asm/immediate-range', '$0xffffffff', 'x86-64'],
    ['int $300', 'asm/immediate-range', '$300', 'x86-32'],
    ['call %eax', 'asm/star-missing', '%eax', 'x86-32'],
    ['mov *%eax,%ebx', 'asm/star-unexpected', '*%eax', 'x86-32'],
    ['vpaddq %zmm0,%zmm0{%k3},%zmm1', 'asm/mask-place', '%zmm0{%k3}', 'x86-64'],
    ['test %ecx,$5', 'asm/operand-mismatch', '%ecx,$5', 'x86-32'],
    ['mov foo@GOT(%ebx),%eax', 'asm/modifier-unsupported', 'foo@GOT', 'x86-32'],
    ['rep repne movsb', 'asm/prefix-twice', 'repne', 'x86-32'],
    ['lock mov %eax,foo', 'asm/lock-unexpected', 'mov', 'x86-32'],
    ['lock incl %eax', 'asm/lock-unexpected', 'incl', 'x86-32'],
    ['movb %ah,%r8b', 'asm/high-byte-register', '%ah', 'x86-64'],
    ['mov %eax,%ebx %ecx', 'asm/operand-unexpected', '%', 'x86-32'],
    ['mov %eax,', 'asm/operand-missing', '', 'x86-32'],
    ['mov $(4/0),%eax', 'asm/division-by-zero', '0', 'x86-32'],
  ])('%s: %s', (text, code, at, arch) => {
    expect(faultOf(text, arch)).toMatchObject({ code, at })
  })

  it('says what was probably meant', () => {
    expect(faultOf('pushfl1').message).toContain('"pushf')
    expect(faultOf('mov %eex,%ebx').message).toContain('"%eax"')
    expect(faultOf('mov eax,ebx').message).toContain('"%eax"')
  })
})

describe('any instruction', () => {
  const registers = {
    'x86-32': 'eax ecx edx ebx ebp esi edi'.split(' '),
    'x86-64': 'rax rcx rdx rbx rbp rsi rdi r8 r9 r12 r13 r15'.split(' '),
  }
  const operation = fc.constantFrom(
    ...'mov add or adc sbb and sub xor cmp test lea xchg cmpxchg xadd imul cmovne bsf bt'.split(
      ' ',
    ),
    ...'push pop inc neg mul shl sar rol call jmp bswap movzb movsw'.split(' '),
  )
  const constants = fc.oneof(
    fc.integer({ min: -130, max: 260 }),
    fc.integer({ min: -0x80000000, max: 0x7fffffff }),
  )

  function instructions(arch: Arch): fc.Arbitrary<string> {
    const wide = fc.constantFrom(...registers[arch]).map((name) => `%${name}`)
    const narrow = fc.constantFrom('%eax', '%ecx', '%edi', '%ax', '%bx', '%al', '%ch', '%bl')
    const memory = fc
      .tuple(
        fc.constantFrom('', '%gs:', '%cs:'),
        fc.oneof(fc.constant(''), constants.map(String)),
        fc.option(wide, { nil: '' }),
        fc.option(fc.tuple(wide, fc.constantFrom(1, 2, 4, 8)), { nil: null }),
      )
      .map(([segment, displacement, base, index]) => {
        const scaled = index ? `,${index[0]},${index[1]}` : ''
        const address = base || scaled ? `(${base}${scaled})` : ''
        return `${segment}${displacement === '' && address === '' ? '64' : displacement}${address}`
      })
    const operand = fc.oneof(
      wide,
      narrow,
      memory,
      constants.map((value) => `$${value}`),
    )
    return fc
      .tuple(operation, fc.constantFrom('', '', 'b', 'w', 'l'), fc.array(operand, { maxLength: 2 }))
      .map(([name, suffix, operands]) => {
        // A 16-bit jump in 64-bit code is one thing to Intel's processors and another to AMD's.
        const goes = (name === 'call' || name === 'jmp') && !/%[ab]x/.test(operands.join())
        return goes ? `${name} *${operands.join(',')}` : `${name}${suffix} ${operands.join(',')}`
      })
  }

  it.each(['x86-32', 'x86-64'] as const)('decodes on %s to one that has the same bytes', (arch) => {
    let encodings = 0
    fc.assert(
      fc.property(instructions(arch), (statement) => {
        const result = encodeInstruction(statement, { arch, resolve: nothingKnown })
        if (!result.ok || result.value.fields.length > 0) return
        encodings++
        const rows = decode(result.value.bytes, arch, 0n)
        expect(rows).toHaveLength(1)
        expect(bytesOf(rows[0]?.text ?? '', arch)).toBe(hex(result.value.bytes))
      }),
      { numRuns: 4000 },
    )
    expect(encodings).toBeGreaterThan(250)
  })
})

describe('whatever is written', () => {
  const arch = fc.constantFrom<Arch>('x86-32', 'x86-64')
  const pieces =
    'mov push call lock add , %eax %rax $5 ( ) * foo % $ {%k1} %st(1) : %gs: 4 @PLT - " %xmm1 \u{1f600}'
  const piece = fc.constantFrom(' ', ...pieces.split(' '))
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 9 }).map((parts) => parts.join('')),
  )

  it('never throws, and faults point into the text', () => {
    fc.assert(
      fc.property(text, arch, (statement, width) => {
        const result = encodeInstruction(statement, { arch: width, resolve: nothingKnown })
        if (result.ok) {
          expect(result.value.bytes.length).toBeLessThanOrEqual(18)
          return
        }
        expect(result.error.length).toBeGreaterThan(0)
        for (const { span } of result.error) {
          expect(0 <= span.from && span.from <= span.to && span.to <= statement.length).toBe(true)
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('leaks nothing of what it encodes', () => {
    const run = (seed: number) => {
      for (let at = 0; at < 400; at++) encodeText(`add $${seed * 1000 + at},%ecx`, 'x86-32')
    }
    run(1)
    const before = icedMemorySize()
    for (let seed = 2; seed < 30; seed++) run(seed)
    expect(icedMemorySize()).toBe(before)
  })
})
