import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hex } from '../../base/bytes.ts'
import { randomNumbers } from '../../testing/randomNumbers.ts'
import { bundleListing } from '../../testing/ia64/bundles.ts'
import { plainLine } from '../../testing/ia64/gnuBinutils.ts'
import { disassembly } from '../vectors/patching.ts'
import { assemble, textAddress } from './assemble.ts'

const text = (listing: string): readonly string[] => {
  const { program } = assemble(listing)
  return disassembly({ base: textAddress, bytes: program.sections[0]?.bytes ?? new Uint8Array(0) })
}

const bytesOf = (listing: string, section = '.text'): string =>
  hex(assemble(listing).program.sections.find(({ name }) => name === section)?.bytes ?? [])

const codes = (listing: string): readonly string[] =>
  assemble(listing).diagnostics.map(({ code }) => code)

/** What the first diagnostic points to. */
function pointed(listing: string): readonly [code: string, text: string] {
  const [first] = assemble(listing).diagnostics
  if (!first) throw new Error('no diagnostic')
  return [first.code, listing.slice(first.span.from, first.span.to)]
}

describe('bundles in braces', () => {
  it('take the template that is named, and the stops that are written', () => {
    expect(text('{ .mmi\n ld8 r3=[r2] ;;\n add r4=r3,r3\n nop.i 0 ;;\n}')).toEqual([
      '[MMI]       ld8 r3=[r2];;',
      'add r4=r3,r3',
      'nop.i 0x0;;',
    ])
  })

  it('leave slots that fit nothing empty', () => {
    expect(text('{ .mib\n mov b6=r17\n br.few b7 ;;\n}')).toEqual([
      '[MIB]       nop.m 0x0',
      'mov b6=r17',
      'br.few b7;;',
    ])
  })

  it('take a stop that stands behind the brace', () => {
    expect(bytesOf('{ .mii\n nop 0\n nop 0\n nop 0\n}\n;;\n').slice(0, 2)).toBe('01')
  })

  it('may do without a template', () => {
    expect(text('{\n movl r2=0x1234 ;;\n}')[1]).toBe('movl r2=0x1234;;')
  })

  it('take any unit for nop and break', () => {
    expect(text('{ .mfb\n nop 0\n break 3\n nop 0\n}')).toEqual([
      '[MFB]       nop.m 0x0',
      'break.f 0x3',
      'nop.b 0x0',
    ])
  })
})

describe('a template without braces', () => {
  it('holds the next three instructions, as compilers write it', () => {
    expect(
      text('\t.mmi\n\tld8 r3=[r2]\n\tld8 r4=[r5]\n\tadd r6=r7,r8 ;;\n\tmov r9=r10 ;;\n'),
    ).toEqual([
      '[MMI]       ld8 r3=[r2]',
      'ld8 r4=[r5]',
      'add r6=r7,r8;;',
      '[MII]       mov r9=r10',
      'nop.i 0x0',
      'nop.i 0x0;;',
    ])
  })
})

describe('instructions without a bundle', () => {
  it('keep their order and their stops, whatever bundles they land in', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 12 }), (seed, count) => {
        const loose = bundleListing(randomNumbers(seed), count)
          .replaceAll(/^L\d+:$/gm, '')
          .replaceAll(/^\{ \.\w+$|^\}$/gm, '')
          .replaceAll(/(=?)L\d+[+-]\d+/g, '$1.+64')
        const meaning = (lines: readonly string[]) =>
          lines
            .map((line) =>
              plainLine(line.replace(/^\[\w+\]/, '')).replace(/(brl?[.\w]* (?:b\d=)?)0x\w+/, '$1'),
            )
            .flatMap((line) => line.replace(';;', '\n;;').split('\n'))
            .filter(
              (part, index, all) =>
                part !== '' &&
                !/^(\(p\d+\) )?nop/.test(part) &&
                !(part === ';;' && all[index - 1] === ';;'),
            )
        const alone = loose
          .split('\n')
          .filter((line) => line.trim() !== '' && !line.startsWith('.text'))
          .flatMap((line) => text(line.replace(/;;/, '')).concat(line.includes(';;') ? [';;'] : []))
        const stops = (parts: readonly string[]) => parts.join('\n').replaceAll(/(\n;;)+/g, '\n;;')
        // Some instructions bring a stop along, so stops may only be more than were written.
        const ours = meaning(text(loose))
        const wanted = meaning(
          alone.map((line) => line.replace(/;;$/, (stop) => (line === ';;' ? stop : ''))),
        )
        expect(ours.filter((part) => part !== ';;')).toEqual(wanted.filter((part) => part !== ';;'))
        expect(stops(ours).split(';;').length).toBeGreaterThanOrEqual(
          stops(wanted).split(';;').length - 1,
        )
      }),
      { numRuns: 30 },
    )
  })

  it('fill bundles as far as stops allow', () => {
    expect(bytesOf('ld8 r3=[r2]\nadd r4=r5,r6\nmov b6=r7 ;;\n')).toHaveLength(32)
    expect(bytesOf('ld8 r3=[r2] ;;\nld8 r4=[r3] ;;\nld8 r5=[r4] ;;\n')).toHaveLength(64)
  })

  it('stop at once behind what must end its group', () => {
    // The bytes of GNU as for each: 0a is M;MI.
    expect(bytesOf('itc.d r8\n ptc.ga r8,r9')).toBe(
      '0a0020002e04000000020000000004000a0024100b0400000002000000000400',
    )
    expect(codes('itc.d r8\n ptc.ga r8,r9\n mov r9=r8')).toEqual([])
  })

  it('start a bundle at every label', () => {
    const { program } = assemble('a: nop 0\nb: nop 0\n')
    expect(program.symbols.map(({ name, offset }) => [name, offset])).toEqual([
      ['a', 0],
      ['b', 16],
    ])
  })
})

describe('names', () => {
  it('of inputs, locals and outputs follow the last alloc, in its own operands too', () => {
    expect(text('alloc loc0=ar.pfs,2,3,2,0\n mov out1=in0 ;;')).toEqual([
      '[MII]       alloc r34=ar.pfs,7,5,0',
      'mov r38=r32',
      'nop.i 0x0;;',
    ])
  })

  it('beyond the frame are told', () => {
    expect(pointed('alloc r34=ar.pfs,2,3,2,0 ;;\n mov out2=r8 ;;')).toEqual([
      'ia64/outside-frame',
      'out2',
    ])
  })

  it('of a tag carry the slot', () => {
    const { program } = assemble('{ .mib\n nop 0\n nop 0\n[here:] br.few b6 ;;\n}\n data8 here')
    expect(program.symbols).toMatchObject([{ name: 'here', offset: 2, tag: true }])
    expect(hex(program.sections[0]?.bytes.slice(16, 24) ?? [])).toBe('0200000001000000')
  })

  it('that are numbers mean the nearest before or after', () => {
    const branches = text('1: br.few 1f ;;\n1: br.few 1b ;;\n').filter((line) =>
      line.includes('br'),
    )
    expect(branches).toEqual([
      expect.stringContaining('0x100000010'),
      expect.stringContaining('0x100000010'),
    ])
  })
})

describe('sections and data', () => {
  it('hold records of three kinds of numbers', () => {
    const listing =
      'a: nop 0 ;;\n.section .r,"a"\n data1 1\n data4 2\n data8 a+16, 3\n.previous\nnop 1 ;;\n'
    expect(bytesOf(listing, '.r')).toBe(
      '01000000' + '02000000' + '1000000001000000' + '0300000000000000',
    )
    expect(bytesOf(listing)).toHaveLength(64)
  })

  it('may be put aside and taken up again', () => {
    const listing =
      '.pushsection .a\n data8 1\n.popsection\n nop 0 ;;\n.pushsection .a\n data8 2\n.popsection'
    expect(bytesOf(listing, '.a')).toBe('01000000000000000200000000000000')
  })

  it('align code with bundles of nops', () => {
    expect(bytesOf('nop 0 ;;\n.align 32\nnop 1 ;;').slice(32, 64)).toBe(
      '0c000000010000000002000000000400',
    )
  })

  it('hold texts', () => {
    expect(bytesOf('.section .s\n stringz "a\\né\ud800"\n', '.s')).toBe('610ac3a93f00')
  })
})

describe('mistakes are told with place and words', () => {
  it.each([
    ['frob r3=r4', 'ia64/unknown-mnemonic', 'frob'],
    ['add r3=r4', 'ia64/expected', ''],
    ['add r3=r4,b5', 'ia64/register-expected', 'b5'],
    ['adds r3=8192,r4', 'ia64/number-range', '8192'],
    ['mov ar.pfz=r3', 'ia64/unknown-register', 'ar.pfz'],
    ['nop 0 nop', 'ia64/unexpected', 'nop'],
    ['(p64) nop 0', 'ia64/register-expected', 'p64'],
    ['(p6) alloc r34=ar.pfs,0,4,0,0', 'ia64/predicate', '(p6) alloc r34=ar.pfs,0,4,0,0'],
    ['alloc r34=ar.pfs,50,40,7,0', 'ia64/frame-size', 'alloc r34=ar.pfs,50,40,7,0'],
    ['alloc r34=ar.pfs,0,4,0,8', 'ia64/frame-rotation', 'alloc r34=ar.pfs,0,4,0,8'],
    ['{ .mii\n ld8 r3=[r4]\n ld8 r5=[r6]\n}', 'ia64/no-slot', 'ld8 r5=[r6]'],
    ['{ .mmi\n nop 0\n ld8 r3=[r4] ;;\n nop.i 0\n}', 'ia64/no-stop', ';;'],
    ['{\n br.few b6\n ld8 r5=[r6]\n}', 'ia64/no-template', 'ld8 r5=[r6]'],
    ['{ .mii\n nop 0', 'ia64/brace-open', '{'],
    ['}', 'ia64/brace-close', '}'],
    ['{ .mii\n nop 0\n .data\n}', 'ia64/in-braces', '.data'],
    ['a: nop 0\na: nop 0', 'ia64/duplicate-label', 'a'],
    ['br.few .+8 ;;', 'ia64/target-unaligned', '.+8'],
    ['br.few .+0x2000000 ;;', 'ia64/target-range', '.+0x2000000'],
    ['here: br.few her ;;', 'ia64/undefined-label', 'her'],
    ['br.few elsewhere ;;', 'ia64/undefined-symbol', 'elsewhere'],
    ['br.few 1f ;;', 'ia64/undefined-label', '1f'],
    ['.frob 1', 'ia64/unknown-directive', '.frob'],
    ['.popsection', 'ia64/section-stack', '.popsection'],
    ['.section .x, "axz"', 'ia64/section-flag', '"axz"'],
    ['cmp.gt p6,p7=-128,r9', 'ia64/number-range', '-128'],
    ['cmp.gtu p6,p7=0,r9', 'ia64/number-range', '0'],
    ['cmp.lt p6,p7=0xffffffffffffff7f,r9', 'ia64/number-range', '0xffffffffffffff7f'],
    ['.skip later', 'ia64/not-constant', 'later'],
    ['mov r0=r3', 'ia64/write-constant', 'mov r0=r3'],
    [';;', 'ia64/stop-nothing', ';;'],
  ])('%s', (listing, code, place) => {
    expect(pointed(listing)).toEqual([code, place])
  })

  it.each([
    ['mov r8=r128', 'ia64/no-register', 'r128'],
    ['mov r200=r1', 'ia64/no-such-register', 'r200'],
    ['br.call b0=f', 'ia64/branch-completers', 'br.call'],
    ['ld8 r8=[r8],8', 'ia64/written-twice', 'ld8 r8=[r8],8'],
    ['cmp.eq p6,p6=r8,r9', 'ia64/written-twice', 'cmp.eq p6,p6=r8,r9'],
    ['alloc r40=ar.pfs,2,3,2,0', 'ia64/alloc-target', 'alloc r40=ar.pfs,2,3,2,0'],
    ['data1 300', 'ia64/data-range', '300'],
    ['data8 0x1ffffffffffffffff', 'ia64/data-range', '0x1ffffffffffffffff'],
    ['.align 3', 'ia64/alignment', ' 3'],
    ['.p2align 13', 'ia64/alignment', ' 13'],
    ['.skip -1', 'ia64/negative', ' -1'],
    ['.ascii "abc', 'ia64/string-open', '"abc'],
    ['nop.m 0 /* and so on\n nop.m 0', 'ia64/comment-open', '/*'],
  ])('where GNU as has words too: %s', (listing, code, place) => {
    expect(pointed(listing)).toEqual([code, place])
  })

  it('without the whole of a word that is none', () => {
    expect(assemble('x'.repeat(5000)).diagnostics[0]?.message.length).toBeLessThan(120)
  })

  it('and not where the values just fit', () => {
    expect(
      codes('alloc r38=ar.pfs,2,3,2,0 ;;\n data1 255, -128\n data8 -1, 0xffffffffffffffff'),
    ).toEqual([])
  })

  it('for whatever is typed, and nothing is thrown', () => {
    const words = fc.constantFrom(
      ...'{ } ;; .mii alloc r34 = ar.pfs , 2 [ ] : (p6) br.call.sptk.many b0'.split(' '),
      ...'data8 "x \' /* // .section movl - 1f #'.split(' '),
      '\n',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        for (const { span } of assemble(parts.join(' ')).diagnostics) {
          expect(span.from).toBeLessThanOrEqual(span.to)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('within a group', () => {
  it('a read after a write is told, with the line of the write', () => {
    const [first] = assemble('nop 0\nmov r8=psr\nadd r9=r8,r8 ;;').diagnostics
    expect(first).toMatchObject({
      code: 'ia64/read-after-write',
      severity: 'warning',
      message: expect.stringContaining('line 2'),
    })
  })

  it('two writes are told', () => {
    expect(codes('mov r8=r9\nmov r8=r10 ;;')).toEqual(['ia64/write-after-write'])
  })

  it('a write after a read is fine, and so is everything behind a stop', () => {
    expect(codes('add r9=r8,r8\nmov r8=r10 ;;\nmov r11=r8 ;;')).toEqual([])
  })

  it('a compare may feed a branch, and a move to b6 the branch through it', () => {
    expect(codes('cmp.eq p6,p0=r8,r0\n(p6) br.few .+32 ;;')).toEqual([])
    expect(codes('mov b6=r17\nbr.few b6 ;;')).toEqual([])
    expect(codes('cmp.eq p6,p0=r8,r0\n(p6) mov r9=r8 ;;')).toEqual(['ia64/read-after-write'])
  })

  it('predicates of one compare exclude each other', () => {
    expect(codes('cmp.eq p6,p7=r8,r0 ;;\n(p6) mov r9=r3\n(p7) mov r9=r2 ;;')).toEqual([])
    expect(codes('(p6) mov r9=r3\n(p7) mov r9=r2 ;;')).toEqual(['ia64/write-after-write'])
  })
})

it('a name with # behind it is a symbol, as compilers write it', () => {
  expect(codes('f: br.call.sptk.many b0=f# ;;')).toEqual([])
})

it('an expression without an end is told', () => {
  expect(codes(`data8 ${'a+'.repeat(10_000)}1`)).toContain('ia64/number-expected')
})
