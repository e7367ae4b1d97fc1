import { describe, expect, it } from 'vitest'
import { analysisOf } from '../testing/registers.ts'
import { type Arch, arches } from '../x86/arch.ts'
import { namesIn } from '../x86/registers.ts'
import { annotationsIn } from './annotations.ts'

/** What the comments of a listing say, `line: kind registers`, and what is wrong with them: code and place. */
function said(listing: string, arch: Arch = 'x86-32') {
  const { live, args, diagnostics } = annotationsIn(listing, arch)
  const found = [
    ...[...live].map(([line, { registers }]) => [line, 'live', registers] as const),
    ...[...args].map(([line, { registers }]) => [line, 'args', registers] as const),
  ]
  return {
    said: found.map(([line, kind, set]) => `${line}: ${[kind, ...namesIn(arch, set)].join(' ')}`),
    wrong: diagnostics.map(({ code, span }) => `${code} ${listing.slice(span.from, span.to)}`),
  }
}

const right = (...lines: readonly string[]) => ({ said: lines, wrong: [] })

describe('a comment that speaks of registers', () => {
  it.each([
    ['ret # live: %eax %ebx', right('1: live eax ebx')],
    ['ret # live: %ebx, %eax', right('1: live eax ebx')],
    ['ret # live: eax ebx', right('1: live eax ebx')],
    ['ret #live:%eax', right('1: live eax')],
    ['ret # live:', right('1: live')],
    ['ret # live: none', right('1: live')],
    ['ret # live: nothing', right('1: live')],
    ['ret # live: %EAX', right('1: live eax')],
    ['\n\nf: # args: %eax %edx\n', right('3: args eax edx')],
    ['ret # live: %eax # the sum', right('1: live eax')],
    ['ret // live: %eax', right('1: live eax')],
    ['ret /* live: %eax */', right('1: live eax')],
    ['/* live: %eax */ ret\nret # live: %ecx', right('1: live eax', '2: live ecx')],
    ['# live: %eax\r\nret # args: %edx\r\n', right('1: live eax', '2: args edx')],
  ])('%j', (listing, expected) => {
    expect(said(listing)).toEqual(expected)
  })

  it.each([
    ['ret # it lives: %eax'],
    ['ret # alive: %eax'],
    ['ret # olive: %eax'],
    ['.string "# live: %eax"'],
    ['.ascii "a\\" # args: %eax"'],
    ['live: ret'],
    ['ret # Live is %eax'],
  ])('is not %j', (listing) => {
    expect(said(listing)).toEqual(right())
  })

  it('is one behind a string', () => {
    expect(said('.string "a" # live: %eax')).toEqual(right('1: live eax'))
    expect(said('.string "say \\"a\\"" # live: %eax')).toEqual(right('1: live eax'))
  })
})

describe('the name of a register', () => {
  const parts: Readonly<Record<Arch, readonly (readonly [string, string])[]>> = {
    'x86-32': [
      ['%al %bh', 'eax ebx'],
      ['%ax %si', 'eax esi'],
      ['%bp', 'ebp'],
    ],
    'x86-64': [
      ['%al %dil', 'rax rdi'],
      ['%eax %edi', 'rax rdi'],
      ['%r8d %r9w %r10b', 'r8 r9 r10'],
      ['%bpl', 'rbp'],
      ['%r15', 'r15'],
    ],
  }

  it.each(arches.flatMap((arch) => parts[arch].map((part) => [arch, ...part] as const)))(
    '%s: %s stands for all of %s',
    (arch, words, whole) => {
      expect(said(`ret # live: ${words}`, arch)).toEqual(right(`1: live ${whole}`))
    },
  )

  it.each<readonly [Arch, string, string]>([
    ['x86-32', '%rax', 'eax'],
    ['x86-32', '%r8', ''],
    ['x86-32', '%exa', 'eax'],
    ['x86-32', '%sil', ''],
    ['x86-64', '%r16', ''],
    ['x86-64', '%rxa', 'rax'],
    ['x86-64', '%ymm0', ''],
    ['x86-32', '%cs', ''],
  ])('on %s is not %s; the rest of the comment counts', (arch, word, near) => {
    const ok = arch === 'x86-32' ? 'ecx' : 'rcx'
    const listing = `ret # live: ${word} %${ok}`
    expect(said(listing, arch)).toEqual({
      said: [`1: live ${ok}`],
      wrong: [`dataflow/unknown-register ${word}`],
    })
    const [diagnostic] = annotationsIn(listing, arch).diagnostics
    expect(diagnostic?.severity).toBe('warning')
    if (near !== '') expect(diagnostic?.message).toContain(`did you mean %${near}?`)
  })

  it.each<readonly [Arch, string]>([
    ['x86-32', '%esp'],
    ['x86-32', '%sp'],
    ['x86-64', '%rsp'],
    ['x86-64', '%esp'],
    ['x86-64', '%spl'],
  ])('on %s may not be the stack pointer, %s', (arch, word) => {
    expect(said(`ret # live: ${word}`, arch)).toEqual({
      said: ['1: live'],
      wrong: [`dataflow/stack-pointer ${word}`],
    })
  })
})

describe('a comment in the wrong place', () => {
  const hints = (listing: string) =>
    analysisOf(listing)
      .diagnostics.filter(({ code }) => code.startsWith('dataflow/'))
      .map(({ code, span }) => `${code}: ${listing.slice(span.from, span.to)}`)

  it.each([
    ['mov $1, %eax # live: %eax\nret', 'dataflow/live-nowhere: # live: %eax'],
    ['PVOP_VCALLEE irq_disable # live: %eax\nret', 'dataflow/live-nowhere: # live: %eax'],
    ['INTERRUPT_RETURN # live: %eax', 'dataflow/live-nowhere: # live: %eax'],
    ['iret # live: %eax', 'dataflow/live-nowhere: # live: %eax'],
    ['# live: %eax\nret', 'dataflow/live-nowhere: # live: %eax'],
    ['je 1f # live: %eax\n1: ret', 'dataflow/live-nowhere: # live: %eax'],
    ['nop\nnop # args: %eax\nret', 'dataflow/args-nowhere: # args: %eax'],
    ['ret\n# args: %eax', 'dataflow/args-nowhere: # args: %eax'],
    ['nop\n# args: %eax\nret', 'dataflow/args-nowhere: # args: %eax'],
  ])('%j has nothing to settle', (listing, expected) => {
    expect(hints(listing)).toEqual([expected])
  })

  it.each([
    'ret # live: %eax',
    'jmp *%eax # live: %ecx',
    'jmp away # live: %ecx\n.section .fixup,"ax"\naway: ret',
    'je away # live: %ecx\nret\n.section .fixup,"ax"\naway: ret',
    'mov $1, %eax # live: %eax',
    'PVOP_VCALLEE irq_disable # live: %eax',
    'je 1f # live: %eax\nret\n1:',
    'mov $1, %eax # args: %ecx\nret',
    'nop\nf: # args: %eax\nret',
    'nop\nf: nop # args: %eax\nret',
    '# args: %eax\nnop\nret',
    'nop\nret\n# args: %eax\nf: nop\nret',
    'nop\nret\nf:\n    nop # args: %eax\nret',
    'call 1f\nret\n1:  nop # args: %eax\nret',
  ])('%j is in the right one', (listing) => {
    expect(hints(listing)).toEqual([])
  })
})
