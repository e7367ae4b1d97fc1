import fc from 'fast-check'
import type { Arch } from '../x86/arch.ts'
import { registerNames } from '../x86/registers.ts'

/** A listing statement by statement; each may be several lines that belong together. */
export type Statements = readonly string[]

const forms = ['PVOP_CALL', 'PVOP_VCALL', 'PVOP_CALLEE', 'PVOP_VCALLEE'] as const
const ops = 'irq_disable irq_enable save_fl restore_fl pte_val write_cr3 read_cr0 set_pte clts'

/** The place of the clobber word in a recorded site that is written out. */
export const wordPlace = '@word@'

const recorded = (op: string) =>
  `771: call *PV_SLOT_${op}\n772: PV_RECORD PV_TYPE_${op}, ${wordPlace}`

function plain(arch: Arch): fc.Arbitrary<string> {
  const names = registerNames(arch).filter((name) => !name.endsWith('sp'))
  const reg = fc.constantFrom(...names).map((name) => `%${name}`)
  const two = (...mnemonics: readonly string[]) =>
    fc
      .tuple(fc.constantFrom(...mnemonics), reg, reg)
      .map(([mnemonic, from, to]) => `${mnemonic} ${from}, ${to}`)
  const one = (...mnemonics: readonly string[]) =>
    fc.tuple(fc.constantFrom(...mnemonics), reg).map((parts) => parts.join(' '))
  return fc.oneof(
    two('mov', 'add', 'adc', 'cmp', 'test', 'xor', 'cmovb', 'xchg', 'sbb'),
    one('inc', 'neg', 'push', 'pop', 'mul', 'shl %cl,'),
    fc.tuple(reg, reg).map(([base, to]) => `mov 8(${base}), ${to}`),
    fc.tuple(reg, reg).map(([from, base]) => `mov ${from}, 8(${base})`),
    reg.map((name) => `xor ${name}, ${name}`),
    reg.map((name) => `mov $7, ${name}`),
    fc.constantFrom('movb $1, %al', 'movw $1, %cx', 'setb %dl', 'rep stosl', 'nop', 'cltd', 'cld'),
  )
}

function transfers(arch: Arch): fc.Arbitrary<string> {
  const register = arch === 'x86-32' ? '%ebx' : '%rbx'
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('1:', '2:', 'name:') },
    {
      weight: 6,
      arbitrary: fc.constantFrom('je 1f', 'jb 2f', 'jne 1b', 'jmp 2f', 'jmp 1b', 'loop 2b'),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        'call away',
        `call *${register}`,
        arch === 'x86-32' ? 'call *(%esi)' : 'call *(%rsi)',
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom('ret', 'jmp away', 'je away', 'ud2', 'iret') },
    { weight: 1, arbitrary: fc.constant(`jmp *${register}`) },
  )
}

function sites(arch: Arch): fc.Arbitrary<string> {
  const op = fc.constantFrom(...ops.split(' '))
  const pushed = arch === 'x86-32' ? ['%eax', '%ecx', '%edx', '%ebx'] : ['%rax', '%rcx', '%rdi']
  const words = 'CLBR_NONE CLBR_ANY CLBR_RET_REG CLBR_ARG_REGS'.split(' ')
  const jump = arch === 'x86-32' ? 'ENABLE_INTERRUPTS_SYSEXIT' : 'USERGS_SYSRET64'
  const bare = arch === 'x86-32' ? 'INTERRUPT_RETURN' : 'SWAPGS_UNSAFE_STACK'
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...forms), op).map((all) => all.join(' ')) },
    { weight: 4, arbitrary: op.map(recorded) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...words).map((word) => `DISABLE_INTERRUPTS(${word})`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.subarray(pushed), fc.constantFrom('paravirt_sti', 'paravirt_restore_fl'))
        .map(([saved, name]) =>
          [
            ...saved.map((register) => `push ${register}`),
            `call ${name}`,
            ...saved.toReversed().map((register) => `pop ${register}`),
          ].join('\n'),
        ),
    },
    { weight: 1, arbitrary: fc.constantFrom(jump, bare) },
  )
}

/**
 * Code with branches, loops, calls to elsewhere and sites in all forms, which assembles: labels 1 and 2 stand
 * at both ends. No call leads into the text.
 */
export const flowListings = (arch: Arch): fc.Arbitrary<Statements> =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: plain(arch) },
        { weight: 3, arbitrary: transfers(arch) },
        { weight: 2, arbitrary: sites(arch) },
      ),
      { minLength: 3, maxLength: 24 },
    )
    .chain((body) =>
      fc
        .constantFrom([], ['ret'])
        .map((end) =>
          ['1:', '2:', ...body, '1:', '2:', ...end].map((statement, index) =>
            statement === 'name:' ? `name${index}:` : statement,
          ),
        ),
    )

/** The text of a listing; `word` is the clobber word of its written-out records. */
export const listingOf = (statements: Statements, word: number | string = 'CLBR_RET_REG'): string =>
  `${statements.join('\n').replaceAll(wordPlace, String(word))}
.section .fixup, "ax"
away: ret
`
