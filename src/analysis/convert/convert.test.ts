import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assemble } from '../../asm/assemble.ts'
import { hex } from '../../base/bytes.ts'
import { archOf, type ConfigId } from '../../ops/op.ts'
import { analyze } from '../analyze.ts'
import { readDisassembly } from './disassembly.ts'
import { converted } from './index.ts'

/** Real output of gcc 12.2 and objdump 2.40; the C sources stand beside it. */
const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../testing/compiled', name), 'utf8')

function taken(text: string) {
  const result = converted(text)
  if (!result?.ok) throw new Error(result ? result.error : 'not recognised')
  return result.value
}

function analyzed(listing: string, config: ConfigId) {
  const answer = analyze({
    listing,
    config,
    variant: 'xen',
    rules: config === '64v61' ? '6.1' : '2.6.30',
    nops: 'p6',
    scan: false,
    framePointer: 'auto',
  })
  if (answer.kind === 'refused') throw new Error(answer.refusal.lacks)
  return answer.analysis
}

const errorsOf = ({ diagnostics }: ReturnType<typeof analyzed>) =>
  diagnostics.filter(({ severity, code }) => severity === 'error' && !code.startsWith('lint/'))

/** Bytes of `.text` as an object file has them. */
function textBytes(source: string, config: ConfigId): string {
  const { sections } = assemble(source, { arch: archOf(config), prelude: '' })
  return hex(sections.find(({ name }) => name === '.text')?.bytes ?? new Uint8Array())
}

describe('the output of gcc -S', () => {
  it.each([
    ['counter.gcc.s', '64'],
    ['counter.debug.gcc.s', '64'],
    ['counter.32.gcc.s', '32pae'],
  ] as const)('%s assembles to the same code', (name, config) => {
    const text = fixture(name)
    const { listing, config: found, message } = taken(text)
    expect(found).toBe(config)
    expect(message).toMatch(/^Taken from gcc -S: \d+ lines? for debuggers/)
    expect(errorsOf(analyzed(listing, config))).toEqual([])
    // Position independent code is the one thing that comes out otherwise.
    if (!text.includes('@GOTPCREL')) {
      expect(textBytes(listing, config)).toBe(textBytes(text.replaceAll('@PLT', ''), config))
    }
  })

  it('keeps its sites, and leaves out what only debuggers read', () => {
    const { listing } = taken(fixture('counter.debug.gcc.s'))
    expect(listing).not.toMatch(/\.loc|\.cfi|debug_info|\.LVL|^#APP/m)
    expect(listing.split('\n').length).toBeLessThan(140)
    expect(analyzed(listing, '64').stories.map(({ site }) => site.op)).toEqual([
      'pv_irq_ops.irq_disable',
      'pv_irq_ops.irq_enable',
    ])
  })

  it('has its sites wherever gcc put the code', () => {
    const text = fixture('counter.gcc.s')
    const elsewhere = (section: string) => text.replace(/^\t\.text$/m, `\t.section\t${section}`)
    const sites = (source: string) => analyzed(taken(source).listing, '64').stories.length
    expect(elsewhere('.init.text')).not.toBe(text)
    for (const section of ['.text.unlikely', '.text.count,"ax",@progbits', '.init.text,"ax"'])
      expect(sites(elsewhere(section)), section).toBe(sites(text))
  })

  it('has the alternatives of four sites, where the code follows their list without a gap', () => {
    const site = (name: number) => `
    .text
771${name}: call *pv_ops+248(%rip)
772${name}:
    .section .parainstructions,"a"
    .balign 8
    .quad 771${name}b
    .byte 31, 6
    .short 1
    .section .altinstructions,"a"
    .long 771${name}b-., 774${name}f-.
    .short 272|0x8000
    .byte 6, 1
    .section .altinstr_replacement,"ax"
774${name}: cli
`
    const listing = `f:${[1, 2, 3, 4].map(site).join('')}    .text\n    ret\n`
    const { stories, diagnostics } = analyzed(listing, '64v61')
    expect(diagnostics.filter(({ message }) => /makes no sense/.test(message))).toEqual([])
    expect(stories.map(({ site: { alternatives } }) => alternatives?.length)).toEqual([1, 1, 1, 1])
  })

  it('says which lines it could not take, and why, in their place', () => {
    const text = fixture('counter.gcc.s').replace('\tret\n', '\tvfrobnicate %xmm1\n\tret\n')
    const { listing, message } = taken(text)
    expect(message).toMatch(/1 line could not be taken/)
    expect(listing).toMatch(/^# vfrobnicate %xmm1 {2}# not taken: /m)
    expect(errorsOf(analyzed(listing, '64'))).toEqual([])
  })

  it('is refused in words where it is Intel syntax', () => {
    const result = converted(fixture('spin.intel.gcc.s'))
    expect(result && !result.ok && result.error).toMatch(/-masm=att/)
  })
})

describe('the output of objdump -d', () => {
  it.each([
    ['counter.objdump.txt', '64', 2],
    ['counter.32.objdump.txt', '32pae', 2],
    ['spin.objdump.txt', '64v61', 2],
    ['vmlinux61.objdump.txt', '64v61', 8],
  ] as const)(
    '%s comes out byte for byte, but for what the linker fills',
    (name, config, sites) => {
      const text = fixture(name)
      const { listing, config: found, message } = taken(text)
      expect(found).toBe(config)
      const { rows } = readDisassembly(text)
      const analysis = analyzed(listing, config)
      expect(errorsOf(analysis)).toEqual([])
      const section = analysis.program.sections[analysis.program.text]
      const [first] = rows
      const filled = new Set(
        section?.relocations.flatMap(({ offset, size }) =>
          Array.from({ length: size }, (_, at) => offset + at),
        ),
      )
      for (const row of rows) {
        const at = Number(row.address - (first?.address ?? 0n))
        const ours = [...row.bytes.keys()].map((place) =>
          filled.has(at + place) ? row.bytes[place] : section?.objectBytes[at + place],
        )
        expect([row.text, hex(Uint8Array.from(ours.map(Number)))]).toEqual([
          row.text,
          hex(row.bytes),
        ])
      }
      expect(analysis.stories).toHaveLength(sites)
      expect(message).toContain(`${rows.length} instructions`)
      expect(message).toContain(`${sites} sites with records`)
    },
  )

  it('is the same with relocations at the ends of rows (objdump -w)', () => {
    const text = fixture('spin.objdump.txt')
    const wide = text.replace(/\n\t\t\t(?=[0-9a-f]+: R_)/g, '\t')
    expect(wide).not.toBe(text)
    expect(readDisassembly(wide).rows).toEqual(readDisassembly(text).rows)
  })

  it.each(['counter.objdump.txt', 'spin.objdump.txt'])(
    '%s is the same where a terminal made blanks of its tabs',
    (name) => {
      const text = fixture(name)
      const blank = text.replaceAll(/^( +[0-9a-f]+:)\t([^\t\n]*)\t?/gm, '$1   $2 ')
      expect(blank).not.toBe(text)
      const codeOf = (from: string) =>
        readDisassembly(from).rows.map(({ text: code }) => code.trim())
      expect(codeOf(blank)).toEqual(codeOf(text))
    },
  )

  it('puts names back: of what it calls, what it reads, where it jumps', () => {
    const { listing } = taken(fixture('counter.objdump.txt'))
    expect(listing).toContain('PVOP_VCALLEE irq_disable')
    expect(listing).toContain('call overflow')
    expect(listing).toMatch(/mov {4}counter.*,%eax/)
    expect(listing).toMatch(/^bump:$/m)
    expect(listing).toMatch(/^\s+j\w+\s+\.L[0-9a-f]+$/m)
  })

  const dump = (format: string, ...lines: string[]): string =>
    [`x.o:     file format ${format}`, '', '00000000 <f>:', ...lines, ''].join('\n')

  it.each([
    [
      'elf32-i386',
      ' 0:\tc7 05 00 00 00 00 01 00 00 00 \tmovl   $0x1,0x0',
      [' 2: R_386_32\tcounter'],
      /^\s+movl\s+\$0x1,counter$/m,
    ],
    [
      'elf32-i386',
      ' 0:\tc7 05 00 00 00 00 00 00 00 00 \tmovl   $0x0,0x0',
      [' 2: R_386_32\tcounter'],
      /^\s+movl\s+\$0x0,counter$/m,
    ],
    [
      'elf32-i386',
      ' 0:\tc7 00 08 00 00 00 \tmovl   $0x8,(%eax)',
      [' 2: R_386_32\tcounter'],
      /^\s+movl\s+\$counter\+0x8,\(%eax\)$/m,
    ],
    [
      'elf32-i386',
      ' 0:\te8 0c 00 00 00 \tcall   11 <f+0x11>',
      [' 1: R_386_PC32\tcounter'],
      /^\s+call counter\+0x10$/m,
    ],
    [
      'elf64-x86-64',
      ' 0:\tc7 04 25 00 00 00 00 01 00 00 00 \tmovl   $0x1,0x0',
      [' 3: R_X86_64_32S\tcounter'],
      /^\s+movl\s+\$0x1,counter$/m,
    ],
    [
      'elf32-i386',
      ' 0:\tc7 05 00 00 00 00 00 00 00 00 \tmovl   $0x0,0x0',
      [' 2: R_386_32\tcounter', ' 6: R_386_32\tlimit'],
      /^\s+\.byte 0xc7, .*R_386_32 counter {2}R_386_32 limit$/m,
    ],
    [
      'elf32-i386',
      ' 0:\tc7 05 00 00 00 00 01 00 00 00 \tmovl   $0x1,0x0',
      [' 6: R_386_32\t.LC-odd'],
      /^\s+\.byte 0xc7, .*R_386_32 \.LC-odd$/m,
    ],
  ])(
    'names the field that the linker fills, or leaves the bytes: %#',
    (format, row, fields, line) => {
      const { listing, config } = taken(dump(format, row, ...fields))
      expect(listing).toMatch(line)
      expect(errorsOf(analyzed(listing, config ?? '64'))).toEqual([])
    },
  )

  it('keeps apart what several sections have at one address', () => {
    const jump = (name: string) => [
      `Disassembly of section ${name}:`,
      `0000000000000000 <${name.slice(1)}_f>:`,
      '   0:\t90                   \tnop',
      '   1:\teb fd                \tjmp    0 <here>',
      '   3:\teb 00                \tjmp    5 <here>',
      '   5:\tc3                   \tret',
    ]
    const text = ['x.o:     file format elf64-x86-64', ...jump('.text'), ...jump('.init')].join(
      '\n',
    )
    const { listing, message } = taken(text)
    expect(message).not.toMatch(/bytes|left out/)
    expect(errorsOf(analyzed(listing, '64'))).toEqual([])
    expect(textBytes(listing, '64')).toBe(textBytes('nop\njmp .-1\njmp .+2\nret\n'.repeat(2), '64'))
    expect([...listing.matchAll(/jmp (\S+)/g)].map(([, to]) => to)).toEqual([
      'text_f',
      '.L5',
      'init_f',
      '.L5_1',
    ])
  })

  it('calls its own functions where the linker would have filled the distance', () => {
    const text = [
      'x.o:     file format elf64-x86-64',
      '0000000000000000 <f>:',
      ' 0:\te8 00 00 00 00 \tcall   5 <f+0x5>',
      ' 1: R_X86_64_PLT32\tg-0x4',
      ' 5:\te9 00 00 00 00 \tjmp    a <g>',
      ' 6: R_X86_64_PC32\tg-0x4',
      '000000000000000a <g>:',
      ' a:\tc3 \tret',
      '0000000000000000 <i>:',
      ' 0:\te8 00 00 00 00 \tcall   5 <i+0x5>',
      ' 1: R_X86_64_PLT32\tg-0x4',
    ]
    const { listing } = taken(text.join('\n'))
    expect(listing.match(/call g$/gm)).toHaveLength(2)
    expect(errorsOf(analyzed(listing, '64'))).toEqual([])
    expect(textBytes(listing, '64')).toBe('e805000000e900000000c3e8faffffff')
  })

  it('names no two places alike, and tells what it leaves out', () => {
    const twice = dump('elf64-x86-64', ' 0:\tc3 \tret', '00000001 <f>:', ' 1:\tc3 \tret', 'what?')
    const { listing, message } = taken(twice)
    expect(listing.match(/^f:$/gm)).toHaveLength(1)
    expect(listing).toMatch(/^\.L1:$/m)
    expect(message).toMatch(/1 line that objdump does not write left out/)
  })

  it.each([
    [fixture('spin.intel.objdump.txt'), /AT&T/],
    [dump('elf32-x86-64', ' 0:\tc3 \tret'), /elf32-x86-64\. Only elf32-i386/],
    ['x.o:     file format elf64-littleaarch64\n\n 0:\t00 00 00 00 \tnop\n', /elf64-littleaarch64/],
    ['x.o:     file format elf64-x86-64\n\n', /no instruction/],
  ])('is refused in words: %#', (text, words) => {
    const result = converted(text)
    expect(result && !result.ok && result.error).toMatch(words)
  })
})

it('leaves every other text alone', () => {
  for (const text of ['', 'ret\n', '    DISABLE_INTERRUPTS(CLBR_NONE)\n', 'int main() {}\n']) {
    expect(converted(text)).toBeNull()
  }
})
