import { describe, expect, it } from 'vitest'
import { hex } from '../base/bytes.ts'
import type { Arch } from '../x86/arch.ts'
import { assemble } from './assemble.ts'
import type { ObjectFile } from './object.ts'

const assembled = (listing: string, arch: Arch = 'x86-32', prelude = ''): ObjectFile =>
  assemble(listing, { arch, prelude })

const sectionOf = (object: ObjectFile, name = '.text') =>
  object.sections.find((section) => section.name === name)

/** Bytes of a section; throws where the listing has an error. */
function bytesOf(listing: string, name = '.text', arch: Arch = 'x86-32'): string {
  const object = assembled(listing, arch)
  const wrong = object.diagnostics.find(({ severity }) => severity === 'error')
  if (wrong) throw new Error(`${wrong.code}: ${wrong.message}`)
  return hex(sectionOf(object, name)?.bytes ?? new Uint8Array())
}

/** Code, marked text and line of every problem. */
const problemsOf = (listing: string, prelude = '') =>
  assembled(listing, 'x86-32', prelude).diagnostics.map(({ code, span }) => [
    code,
    listing.slice(span.from, span.to),
  ])

const messageOf = (listing: string, prelude = '') =>
  assembled(listing, 'x86-32', prelude).diagnostics[0]?.message

describe('statements', () => {
  it('part at ";" and at line ends, not inside of strings and comments', () => {
    expect(bytesOf('nop; cli # sti; sti\n.ascii ";#" ; nop /* ; */ ; // ;\nnop')).toBe(
      '90fa3b239090',
    )
  })

  it('keep their place in the listing', () => {
    const listing = '\n  nop ; cli\n/* a\n b */ sti\n'
    const { sections } = assembled(listing)
    expect(
      sections[0]?.pieces.map(({ span, line }) => [listing.slice(span.from, span.to), line]),
    ).toEqual([
      ['nop', 2],
      ['cli', 2],
      ['sti', 4],
    ])
  })

  it('warn of "//" where GNU as would not see a comment', () => {
    expect(problemsOf('nop // why\n// fine\n')).toEqual([['asm/comment-slashes', '// why']])
  })

  it('say where a comment stays open', () => {
    expect(problemsOf('nop /* and so on')).toEqual([['asm/comment-open', '/*']])
  })
})

describe('data', () => {
  it('stores numbers from the low byte up', () => {
    expect(bytesOf(".byte 1, 0xff, -1, 'a\n.word 0x1234\n.long 5\n.quad -2")).toBe(
      '01ffff61341205000000feffffffffffffff',
    )
  })

  it('joins strings without a comma and ends each with a zero', () => {
    expect(bytesOf('.ascii "a" "b"\n.string "a" "b", "\\n"')).toBe('61626162000a00')
  })

  it('warns of a number that does not fit and stores its low part', () => {
    const object = assembled('.byte 256, 255, -128')
    expect(object.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['asm/value-truncated', 'warning'],
    ])
    expect(hex(object.sections[0]?.bytes ?? [])).toBe('00ff80')
  })

  it('marks the operand that is wrong', () => {
    expect(problemsOf('.long 1, 2 3')).toEqual([['asm/operand-unexpected', '3']])
    expect(problemsOf('.byte 1/0')).toEqual([['asm/division-by-zero', '0']])
    expect(problemsOf('.ascii abc')).toEqual([['asm/string-needed', 'abc']])
  })

  it('does not hold an operand to what its symbol was before', () => {
    const with0 = '.set none, 0\nmov $(4/none), %eax'
    expect(problemsOf(with0)).toEqual([['asm/division-by-zero', 'none']])
    expect(problemsOf(with0.replace('0', '2'))).toEqual([])
    expect(problemsOf(with0)).toEqual([['asm/division-by-zero', 'none']])
  })
})

describe('space', () => {
  it('fills, skips and moves to a place', () => {
    expect(bytesOf('.data\n.skip 2, 0xcc\n.zero 1\n.fill 2, 2, 0x1234\n.org 9, 7', '.data')).toBe(
      'cccc00341234120707',
    )
  })

  it('takes counts from labels that come later', () => {
    expect(bytesOf('.skip 2f-1f, 0x90\n1: .byte 1,2,3\n2:')).toBe('909090010203')
  })

  it('pads code with instructions and data with zeros', () => {
    expect(bytesOf('hlt\n.align 4')).toBe('f48d7600')
    expect(bytesOf('hlt\n.align 4', '.text', 'x86-64')).toBe('f40f1f00')
    expect(bytesOf('.data\n.byte 1\n.align 4', '.data')).toBe('01000000')
    expect(bytesOf('hlt\n.p2align 4,,2\nhlt\n.balign 4, 0xcc')).toBe('f4f4cccc')
  })

  it('refuses what is no alignment, and a place behind', () => {
    expect(problemsOf('.align 3')).toEqual([['asm/alignment', '.align 3']])
    expect(problemsOf('.long 1\n.org 2')).toEqual([['asm/org-backwards', '.org 2']])
  })
})

describe('symbols', () => {
  it('let a name have another value from here on', () => {
    expect(bytesOf('x = 1\n.byte x\nx = x + 1\n.byte x\n.set x, x*8\n.byte x')).toBe('010210')
  })

  it('settle numeric labels forwards and backwards', () => {
    expect(bytesOf('1: jmp 1b\n jmp 1f\n nop\n1: jmp 1b')).toBe('ebfeeb0190ebfe')
  })

  it('list what the listing defines, and where', () => {
    const { symbols, sections } = assembled('.globl a\na: nop\nb: .data\nc = 5\n1:\nd:')
    expect(
      symbols.map(({ name, section, offset, global }) => [
        name,
        section === null ? null : sections[section]?.name,
        offset,
        global,
      ]),
    ).toEqual([
      ['a', '.text', 0, true],
      ['b', '.text', 1, false],
      ['c', null, 5, false],
      ['d', '.data', 0, false],
    ])
  })

  it('are defined once', () => {
    expect(problemsOf('a: nop\na: nop')).toEqual([['asm/symbol-defined-twice', 'a']])
    expect(messageOf('a: nop\n\na: nop')).toContain('line 1')
    expect(problemsOf('a: nop\na = 1')).toEqual([['asm/symbol-defined-twice', 'a']])
    expect(problemsOf('.equiv a, 1\n.equiv a, 2')).toEqual([['asm/symbol-defined-twice', 'a']])
  })

  it('say which way a numeric label is missing', () => {
    expect(problemsOf('jmp 1b\n1: nop')).toEqual([['asm/label-back-missing', '1b']])
    expect(problemsOf('1: jmp 1f')).toEqual([['asm/label-forward-missing', '1f']])
  })
})

describe('sections', () => {
  it('keep a stack, and the one before', () => {
    const listing =
      '.byte 1\n.pushsection .x,"a"\n.byte 2\n.previous\n.byte 3\n.popsection\n.data\n.byte 4\n.previous\n.byte 5'
    expect(bytesOf(listing)).toBe('010305')
    expect(bytesOf(listing, '.x')).toBe('02')
    expect(bytesOf(listing, '.data')).toBe('04')
  })

  it('put subsections in order of their numbers', () => {
    expect(bytesOf('.text 2\n.byte 3\n.text\n.byte 1\n.subsection 1\n.byte 2')).toBe('010203')
  })

  it('know what may run', () => {
    const { sections } = assembled('.section .fixup,"ax"\nnop\n.section .x,"a"\n.byte 1')
    expect(sections.map(({ name, executable }) => [name, executable])).toEqual([
      ['.text', true],
      ['.fixup', true],
      ['.x', false],
    ])
  })

  it('say what is wrong with their attributes', () => {
    expect(problemsOf('.section .x,"az"')).toEqual([['asm/section-flag', '"az"']])
    expect(problemsOf('.section .x,"a",@progbit')).toEqual([['asm/section-type', '@progbit']])
    expect(messageOf('.section .x,"a",@progbit')).toContain('@progbits')
    expect(problemsOf('.popsection')).toEqual([['asm/section-stack-empty', '.popsection']])
    expect(problemsOf('.section')).toEqual([['asm/section-missing', '.section']])
  })
})

describe('macros', () => {
  it('put arguments in, by place and by name, with defaults', () => {
    const macro = '.macro m a, b=2, c:vararg\n.byte \\a, \\b, \\c\n.endm\n'
    expect(bytesOf(`${macro}m 1,,3,4\nM b=5, a=6, c=7`)).toBe('01020304060507')
  })

  it('number their expansions', () => {
    const macro = '.macro m\nl\\@: .byte \\@\n.byte l\\@-l0\n.endm\n'
    expect(bytesOf(`${macro}m\nm`)).toBe('00000102')
  })

  it('repeat, iterate and leave early', () => {
    expect(bytesOf('.rept 2\n.irp x,1,2\n.byte \\x\n.endr\n.endr')).toBe('01020102')
    expect(bytesOf('.irpc x,123\n.byte \\x\n.endr')).toBe('010203')
    expect(bytesOf('.macro m\n.byte 1\n.exitm\n.byte 2\n.endm\nm\n.byte 3')).toBe('0103')
  })

  it('mark the call, name the macro and its line for a problem inside', () => {
    const listing = '.macro inner\n.long 1+\n.endm\n.macro outer\ninner\n.endm\n\n outer ; nop'
    expect(problemsOf(listing)).toEqual([['asm/expression-missing', 'outer']])
    expect(messageOf(listing)).toMatch(/In macro "inner", line 2\.$/)
  })

  it('show what made each byte', () => {
    const listing = '.macro a\nb 7\n.endm\n.macro b x\n.byte \\x\n.endm\nnop\na\n'
    const pieces = assembled(listing).sections[0]?.pieces ?? []
    expect(pieces.map(({ line, expansion }) => [line, expansion])).toEqual([
      [7, null],
      [8, { macro: 'b', text: '.byte 7', depth: 2 }],
    ])
  })

  it('leave the lines of a repeated body where they stand', () => {
    const listing = '.rept 2\nnop\n.endr\n.irp x, 1\n.byte \\x\n.endr'
    const pieces = assembled(listing).sections[0]?.pieces ?? []
    expect(pieces.map(({ line, span }) => [line, listing.slice(span.from, span.to)])).toEqual([
      [2, 'nop'],
      [2, 'nop'],
      [5, '.byte \\x'],
    ])
  })

  it.each([
    ['.macro m a:req\n.endm\nm', 'asm/macro-argument-missing', 'm'],
    ['.macro m a\n.endm\nm 1,2', 'asm/macro-arguments-many', 'm 1,2'],
    ['.macro m add\n.endm\nm ad=1', 'asm/macro-argument-unknown', 'm ad=1'],
    ['.macro m a b\n.endm\nm a=1, 2', 'asm/macro-arguments-mixed', 'm a=1, 2'],
    ['.macro m a a\n.endm', 'asm/macro-parameter-twice', '.macro m a a'],
    ['.macro m a:opt\n.endm', 'asm/macro-qualifier', '.macro m a:opt'],
    ['.macro\n.endm', 'asm/macro-name', '.macro'],
    ['.macro m\nnop', 'asm/macro-open', '.macro m'],
    ['.rept 2\nnop', 'asm/macro-open', '.rept 2'],
    ['.endm', 'asm/macro-end-alone', '.endm'],
    ['.macro m\n.endm\n.macro M\n.endm', 'asm/macro-defined-twice', '.macro M'],
    ['.macro .byte\n.endm', 'asm/macro-is-directive', '.macro .byte'],
    ['.purgem mm', 'asm/macro-not-defined', 'mm'],
    ['.rept -1\n.endr', 'asm/count-negative', '.rept -1'],
  ])('%j: %s', (listing, code, marked) => {
    expect(problemsOf(listing)).toEqual([[code, marked]])
  })

  it('of the prelude are there, cannot be defined again by chance, and can be purged', () => {
    const prelude = '.set K, 3\n.macro three\n.byte K\n.endm\n'
    expect(hex(assembled('three\nTHREE', 'x86-32', prelude).sections[0]?.bytes ?? [])).toBe('0303')
    expect(problemsOf('.macro three\n.endm', prelude)).toEqual([
      ['asm/macro-hides-prelude', '.macro three'],
    ])
    expect(problemsOf('.purgem three\n.macro three\n.endm\nK = 4', prelude)).toEqual([])
    expect(problemsOf('three', prelude)).toEqual([])
    expect(assembled('K = 4\n.byte K', 'x86-32', prelude).symbols.map(({ name }) => name)).toEqual([
      'K',
    ])
  })

  it('never mark a place inside of the prelude', () => {
    const prelude = '\n\n\n.macro bad x\n.long \\x\n.long 1+\n.endm\n'
    const listing = 'nop\nbad 1'
    expect(problemsOf(listing, prelude)).toEqual([['asm/expression-missing', 'bad 1']])
    expect(messageOf(listing, prelude)).toMatch(/^Line 2, in the call of bad: /)
  })
  it('say once, and of the line that calls it, what an argument does wrong inside of the prelude', () => {
    const inner = '.macro inner x\n.long \\x\n.endm\n.macro other x\n.byte \\x\n.endm\n'
    const prelude = `${inner}.macro outer x\ninner \\x\nother \\x\n.endm\n`
    const listing = 'nop\n  outer (1\nnop'
    expect(problemsOf(listing, prelude)).toEqual([['asm/expression-unclosed', 'outer (1']])
    expect(messageOf(listing, prelude)).toBe(
      'Line 2, in the call of outer: This "(" is never closed: add a ")".',
    )
  })
})

describe('conditionals', () => {
  it('assemble one branch', () => {
    const choose = (n: number) =>
      `.if ${n} == 1\n.byte 1\n.elseif ${n} == 2\n.byte 2\n.else\n.byte 3\n.endif`
    expect([1, 2, 3].map((n) => bytesOf(choose(n)))).toEqual(['01', '02', '03'])
  })

  it('skip what is inside of a dead branch, whatever it says', () => {
    expect(bytesOf('.if 0\n.if nonsense(\n.else\n.endif\nnonsense\nl: .macro\n.endif\nnop')).toBe(
      '90',
    )
  })

  it('know distances inside of fixed code only', () => {
    expect(bytesOf('a: nop\nb: .if b-a == 1\n.byte 7\n.endif')).toBe('9007')
    expect(problemsOf('a: jmp b\nb: .if b-a == 2\n.endif')).toEqual([
      ['asm/constant-needed', 'b-a == 2'],
    ])
  })

  it('name a symbol without a value and the one that was meant, once', () => {
    const listing = 'limit = 1\n.rept 2\n.if limti\n.endif\n.endr'
    const { diagnostics } = assemble(listing, { arch: 'x86-32', prelude: '' })
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining('"limti" has no value so far. Did you mean "limit"?'),
    ])
  })

  it.each([
    ['.if 1', 'asm/conditional-open', '.if 1'],
    ['.else', 'asm/conditional-alone', '.else'],
    ['.if 1\n.else\n.else\n.endif', 'asm/conditional-after-else', '.else'],
    ['.macro m\n.endif\n.endm\n.if 1\nm\n.endif', 'asm/conditional-alone', 'm'],
    ['.macro m\n.if 1\n.endm\nm', 'asm/conditional-open', 'm'],
    ['.ifdef', 'asm/symbol-name-missing', '.ifdef'],
  ])('%j: %s', (listing, code, marked) => {
    expect(problemsOf(listing.endsWith('.ifdef') ? `${listing}\n.endif` : listing)).toEqual([
      [code, marked],
    ])
  })
})

describe('words of the listing', () => {
  it('.error and .warning say what they are told', () => {
    const object = assembled('.error "no way"\n.warning "well"')
    expect(object.diagnostics.map(({ severity, message }) => [severity, message])).toEqual([
      ['error', 'no way'],
      ['warning', 'well'],
    ])
  })

  it('suggests a name that is near', () => {
    expect(messageOf('.pushsecton .x')).toContain('".pushsection"')
    expect(messageOf('.macro frobnicate\n.endm\nfrobnicat')).toContain('"frobnicate"')
    expect(messageOf('.set K_one, 1\n.ifndef K_onw\n.error "no onw"\n.endif')).toBe(
      'no onw. Did you mean "one"?',
    )
  })

  it('says what is not supported, and what instead', () => {
    expect(problemsOf('.include "x"')).toEqual([['asm/unsupported-directive', '.include "x"']])
    expect(problemsOf('.code64')).toEqual([['asm/code-width', '.code64']])
  })

  it('reads past what only debuggers and linkers want', () => {
    expect(
      bytesOf(
        '.file "a.c"\n.ident "gcc"\n.loc 1 2 3\n.cfi_startproc\n.cfi_def_cfa_offset 8\n.type f, @function\n.size f, .-f\n.hidden f\nnop\n.cfi_endproc',
      ),
    ).toBe('90')
  })

  it('goes on after every problem', () => {
    expect(
      hex(assembled('.byte 1\n.bogus\n.long (\n.byte 2\nbogus\n.byte 3').sections[0]?.bytes ?? []),
    ).toBe('010203')
  })
})

describe('relocations', () => {
  const relocationsOf = (listing: string, arch: Arch, name = '.text') =>
    (sectionOf(assembled(listing, arch), name)?.relocations ?? []).map(
      ({ offset, type, symbol, addend }) => [offset, type, symbol, addend],
    )

  it('keep the addend in the field on x86-32, in the record on x86-64', () => {
    expect(relocationsOf('.long foo+8', 'x86-32')).toEqual([[0, 'R_386_32', 'foo', 8n]])
    expect(bytesOf('.long foo+8')).toBe('08000000')
    expect(relocationsOf('.long foo+8', 'x86-64')).toEqual([[0, 'R_X86_64_32', 'foo', 8n]])
    expect(bytesOf('.long foo+8', '.text', 'x86-64')).toBe('00000000')
  })

  it('name the section of a local label, and the symbol of a global one', () => {
    const listing = 'nop\na: nop\n.globl b\nb: nop\n.data\n.quad a, b'
    expect(relocationsOf(listing, 'x86-64', '.data')).toEqual([
      [0, 'R_X86_64_64', '.text', 1n],
      [8, 'R_X86_64_64', 'b', 0n],
    ])
  })

  it('are relative where a place of the same section is taken away', () => {
    expect(relocationsOf('nop\n.long foo - .', 'x86-64')).toEqual([[1, 'R_X86_64_PC32', 'foo', 0n]])
    expect(relocationsOf('a: nop\n.long foo - a', 'x86-32')).toEqual([[1, 'R_386_PC32', 'foo', 1n]])
  })

  it('are refused where none can express the value', () => {
    expect(problemsOf('.long a+b')).toEqual([['asm/not-relocatable', 'a+b']])
    expect(problemsOf('.long a*2')).toEqual([['asm/not-relocatable', 'a*2']])
    expect(problemsOf('.quad a')).toEqual([['asm/no-relocation', 'a']])
  })
})
