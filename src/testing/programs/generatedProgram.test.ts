import { describe, expect, it } from 'vitest'
import { assembled } from './assembled.ts'
import { undefinedFlagRead, withDefinedFlags } from './definedFlags.ts'
import { generatedProgram } from './generatedProgram.ts'
import { listingLine } from './listingLine.ts'

const programs = Array.from({ length: 1000 }, (_, index) => generatedProgram(10_000 + index))

describe('generated programs', () => {
  it('are the same for the same seed, and both widths come up', () => {
    expect(generatedProgram(10_007)).toEqual(programs[7])
    const of32 = programs.filter(({ arch }) => arch === 'x86-32').length
    expect(of32).toBeGreaterThan(400)
    expect(of32).toBeLessThan(600)
  })

  it('assemble', () => {
    const wrong = programs.filter(({ lines, arch }) => assembled(lines, arch) === null)
    expect(wrong.length).toBeLessThan(10)
  })

  it('read no flag that no manual defines', () => {
    expect(programs.filter(({ lines }) => undefinedFlagRead(lines) !== -1)).toEqual([])
  })

  it('hold what liveness is easily wrong about', () => {
    const mnemonics = new Set(
      programs.flatMap(({ lines }) =>
        lines.map((text) => {
          const line = listingLine(text)
          return line.kind === 'instruction' ? line.mnemonic : ''
        }),
      ),
    )
    const wanted =
      'sbb xor cmovb setb xchg cmpxchg xadd mul imul div idiv cltd cqto cwtl cbtw shl rcr shld inc dec adc bt bts ' +
      'bsf bsr movzbl movslq lea push pop pushfl popfq movsb stosl lodsb scasb cmpsw xlat bswap loop loope jecxz ' +
      'jrcxz call leave enter pushal popal lahf sahf daa cmpxchg8b cmpxchg16b cpuid movabs'
    expect(wanted.split(' ').filter((mnemonic) => !mnemonics.has(mnemonic))).toEqual([])
  })
})

describe('reads of flags that nobody defines', () => {
  it.each([
    [['bsf %eax, %ecx', 'jb .L1', '.L1:', 'ret'], 1],
    [['bt %eax, %ecx', 'je .L1', '.L1:', 'ret'], -1],
    [['mul %ecx', 'setb %al', 'ret'], -1],
    [['mul %ecx', 'sete %al', 'ret'], 1],
    [['shl $3, %eax', 'seto %al', 'ret'], 1],
    [['shl $1, %eax', 'seto %al', 'ret'], -1],
    [['shl $32, %eax', 'seto %al', 'ret'], -1],
    [['div %cl', 'repe cmpsb', 'je .L1', '.L1:', 'ret'], 2],
    [['je .L1', 'div %cl', '.L1:', 'sete %al', 'ret'], 3],
    [['.L1:', 'sete %al', 'div %cl', 'loop .L1', 'ret'], 1],
    [['call f1', 'sete %al', 'ret', 'f1:', 'cmp %eax, %eax', 'ret'], 1],
    [['call f1', 'cmp %eax, %eax', 'ret', 'f1:', 'sete %al', 'ret'], 4],
  ])('%j', (lines, expected) => {
    expect(undefinedFlagRead(lines)).toBe(expected)
  })

  it('are given a comparison in front', () => {
    const fixed = withDefinedFlags(['div %cl', 'sete %al', 'ret'], () => 'cmp %eax, %ecx')
    expect(fixed).toEqual(['div %cl', 'cmp %eax, %ecx', 'sete %al', 'ret'])
  })
})
