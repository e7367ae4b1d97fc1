import fc from 'fast-check'
import type { AnalysisInput } from '../analysis/analysis.ts'
import type { VariantId } from '../backends/backend.ts'
import { backendOf, variants } from '../backends/index.ts'
import { configs } from '../ops/configs.ts'
import { opsOf } from '../ops/index.ts'
import { type ConfigId, archOf } from '../ops/op.ts'
import type { RuleSetId } from '../patch/eras.ts'
import type { Arch } from '../x86/arch.ts'
import { framePointerChoices } from '../x86/framePointer.ts'
import { nopTablesOf } from '../x86/nops.ts'
import { registerNames } from '../x86/registers.ts'

/** Listings as people write them, as they break them while they type, and as nobody would. */

const numbers = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -8, max: 300 }).map(String) },
  { weight: 2, arbitrary: fc.nat(0xffffffff).map((value) => `0x${value.toString(16)}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '0x7fffffff',
      '-0x80000000',
      '0xffffffffffffffff',
      '0x8000000000000000',
      '99999999999999999999999999',
      "'a",
      '0b101',
      '0777',
    ),
  },
)

const names = fc.constantFrom(
  'a',
  'b',
  'foo',
  'loop',
  '.L1',
  'paravirt_cli',
  'pv_irq_ops',
  'x1',
  '.',
)
const places = fc.oneof(names, fc.constantFrom('1b', '1f', '771b', '772f', '2b', '99f'))

const expressions: fc.Arbitrary<string> = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    numbers,
    places,
    fc.constantFrom('CLBR_NONE', 'CLBR_ANY', 'CLBR_RET_REG'),
    fc
      .tuple(
        tie('any'),
        fc.constantFrom('+', '-', '*', '/', '%', '<<', '>>', '|', '&', '^', '==', '<', '&&'),
        tie('any'),
      )
      .map(([left, operator, right]) => `${left}${operator}${right}`),
    tie('any').map((inner) => `(${inner})`),
    fc.tuple(fc.constantFrom('-', '~', '!'), tie('any')).map((parts) => parts.join('')),
  ),
})).any

const registers = (arch: Arch): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...registerNames(arch)).map((name) => `%${name}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('%al', '%ax', '%cl', '%cr0', '%gs', '%xmm1', '%r9', '%zz'),
    },
  )

const memory = (arch: Arch): fc.Arbitrary<string> => {
  const reg = registers(arch)
  return fc.oneof(
    reg.map((base) => `(${base})`),
    fc.tuple(numbers, reg).map(([displacement, base]) => `${displacement}(${base})`),
    fc
      .tuple(reg, reg, fc.constantFrom('1', '2', '4', '8', '3'))
      .map(([base, index, scale]) => `8(${base},${index},${scale})`),
    fc.tuple(names, numbers).map(([name, offset]) => `${name}+${offset}`),
    names.map((name) => `${name}(%rip)`),
    numbers.map((offset) => `%gs:${offset}`),
  )
}

const operands = (arch: Arch): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: registers(arch) },
    { weight: 2, arbitrary: memory(arch) },
    { weight: 2, arbitrary: expressions.map((value) => `$${value}`) },
    { weight: 1, arbitrary: places },
    { weight: 1, arbitrary: memory(arch).map((target) => `*${target}`) },
  )

const mnemonics = fc.constantFrom(
  ...'mov movl movq movb add sub cmp test xor and or lea push pop pushf popf call jmp je jnz ret'.split(
    ' ',
  ),
  ...'nop cli sti hlt iret swapgs inc incl imul shl bts xchg cmpxchg lock rep rdtsc cpuid ud2'.split(
    ' ',
  ),
  ...'movzbl movsbl cmove sete bswap leave int3 loop frobnicate'.split(' '),
)

const instructions = (arch: Arch): fc.Arbitrary<string> =>
  fc
    .tuple(mnemonics, fc.array(operands(arch), { maxLength: 3 }))
    .map(([mnemonic, list]) => `    ${mnemonic} ${list.join(', ')}`)

/** Instructions that both widths know and that assemble. */
const soundInstructions = (arch: Arch): fc.Arbitrary<string> => {
  const reg = fc.constantFrom(...registerNames(arch)).map((name) => `%${name}`)
  return fc.oneof(
    fc
      .tuple(fc.constantFrom('mov', 'add', 'sub', 'xor', 'test'), reg, reg)
      .map(([mnemonic, from, to]) => `    ${mnemonic} ${from}, ${to}`),
    fc
      .tuple(fc.constantFrom('push', 'pop', 'inc', 'not'), reg)
      .map((all) => `    ${all.join(' ')}`),
    fc.tuple(fc.nat(127), reg, reg).map(([n, base, to]) => `    mov ${n}(${base}), ${to}`),
    fc.constantFrom('    ret', '    nop', '    pushf', '    jne 1b', '    jmp 2f', '1:', '2:'),
  )
}

/** Ways to write a site: by macro, by hand for the scan, by hand with a record. */
const sites = (config: ConfigId): fc.Arbitrary<string> => {
  const members = fc.constantFrom(...opsOf(config).map(({ member }) => member), 'no_such_op')
  const words = fc.oneof(
    fc.constantFrom('CLBR_NONE', 'CLBR_ANY', 'CLBR_RET_REG', 'CLBR_EAX|CLBR_EDX', 'CLBR_RAX', ''),
    expressions,
  )
  const long = archOf(config) === 'x86-64' ? '.quad' : '.long'
  const push = archOf(config) === 'x86-64' ? ['%rax', '%rcx', '%rdi'] : ['%eax', '%ecx', '%edx']
  return fc.oneof(
    fc
      .tuple(fc.constantFrom('PVOP_CALL', 'PVOP_VCALL', 'PVOP_CALLEE', 'PVOP_VCALLEE'), members)
      .map(([macro, member]) => `    ${macro} ${member}`),
    fc
      .tuple(fc.constantFrom('DISABLE_INTERRUPTS', 'ENABLE_INTERRUPTS'), words)
      .map(([macro, word]) => `    ${macro}(${word})`),
    fc.constantFrom(
      ...'INTERRUPT_RETURN ENABLE_INTERRUPTS_SYSEXIT ENABLE_INTERRUPTS_SYSEXIT32 USERGS_SYSRET64'.split(
        ' ',
      ),
      ...'USERGS_SYSRET32 PV_SWAPGS SWAPGS_UNSAFE_STACK PARAVIRT_ADJUST_EXCEPTION_FRAME'.split(' '),
    ),
    fc
      .tuple(
        fc.subarray(push),
        fc.constantFrom('paravirt_cli', 'paravirt_sti', '*pv_irq_ops+8', '*pv_mmu_ops+16'),
      )
      .map(([saved, target]) =>
        [
          ...saved.map((reg) => `    push ${reg}`),
          `    call ${target}`,
          ...saved.toReversed().map((reg) => `    pop ${reg}`),
        ].join('\n'),
      ),
    fc
      .tuple(fc.integer({ min: -1, max: 300 }), fc.integer({ min: -1, max: 300 }), words)
      .map(([type, length, word]) =>
        [
          '771: call *pv_irq_ops+8',
          '772:',
          '.pushsection .parainstructions,"a"',
          `${long} 771b`,
          `.byte ${type}, ${length}`,
          `.short ${word}`,
          '.popsection',
        ].join('\n'),
      ),
  )
}

const directives: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...'.text|.data|.popsection|.previous|.endm|.endr|.endif|.else|.cfi_startproc|.bogus'.split(
      '|',
    ),
    '.section .init.text,"ax"',
    '.pushsection .parainstructions,"a"',
    '.ascii "a\\n\\"b"',
    '.string "unfinished',
    '/* open',
    'a: b: c:',
  ),
  fc
    .tuple(
      fc.constantFrom(
        ...'.byte .short .long .quad .balign .p2align .skip .fill .space .if .rept .org'.split(' '),
      ),
      fc.array(expressions, { minLength: 1, maxLength: 3 }),
    )
    .map(([directive, values]) => `${directive} ${values.join(', ')}`),
  fc.tuple(names, expressions).map(([name, value]) => `.set ${name}, ${value}`),
  fc.tuple(names, expressions).map(([name, value]) => `${name} = ${value}`),
  fc.constantFrom('1:', '2:', '771:', 'foo:', 'a:', 'foo: ret; nop # both'),
)

const nested = (lines: fc.Arbitrary<string>): fc.Arbitrary<string> => {
  const body = fc.array(lines, { maxLength: 4 }).map((all) => all.join('\n'))
  return fc.oneof(
    fc.tuple(numbers, body).map(([count, inner]) => `.rept ${count}\n${inner}\n.endr`),
    fc.tuple(expressions, body).map(([test, inner]) => `.if ${test}\n${inner}\n.else\nnop\n.endif`),
    body.map((inner) => `.macro m a, b=2\n${inner}\nmov \\a, \\b\nm \\b\n.endm\nm %eax, 3`),
    body.map((inner) => `.irp r, eax, ecx\npush %\\r\n${inner}\n.endr`),
  )
}

const lines = (config: ConfigId): fc.Arbitrary<string> => {
  const flat = fc.oneof(
    { weight: 4, arbitrary: instructions(archOf(config)) },
    { weight: 5, arbitrary: soundInstructions(archOf(config)) },
    { weight: 4, arbitrary: sites(config) },
    { weight: 3, arbitrary: directives },
  )
  return fc.oneof({ weight: 12, arbitrary: flat }, { weight: 1, arbitrary: nested(flat) })
}

/** Made line by line from what the assembler knows, right and wrong. */
export const writtenListings = (config: ConfigId): fc.Arbitrary<string> =>
  fc.array(lines(config), { maxLength: 30 }).map((all) => `${all.join('\n')}\n`)

type Mutation = (text: string) => string

const mutations: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.constantFrom('cut', 'truncate', 'insert', 'repeat', 'swap', 'number'),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(12),
    fc.oneof(
      fc.constantFrom(
        '(',
        ')',
        '%',
        '$',
        ',',
        '*',
        '\\',
        '"',
        "'",
        ';',
        ':',
        '\n',
        '.',
        '\0',
        '🙂',
      ),
      fc.string({ maxLength: 4 }),
      expressions,
    ),
  )
  .map(([kind, share, length, token]): Mutation => (text) => {
    const at = Math.floor(share * text.length)
    const all = text.split('\n')
    const line = Math.floor(share * all.length)
    switch (kind) {
      case 'cut':
        return text.slice(0, at) + text.slice(at + length)
      case 'truncate':
        return text.slice(0, at)
      case 'insert':
        return text.slice(0, at) + token + text.slice(at)
      case 'repeat':
        return [...all.slice(0, line), ...all.slice(line, line + length), ...all.slice(line)].join(
          '\n',
        )
      case 'swap':
        return [...all.slice(line), ...all.slice(0, line)].join('\n')
      default:
        return text.replace(/\d+/g, (number) => (number.length > 1 ? '4294967297' : number))
    }
  })

/** A listing with a few accidents. */
export const mutatedListings = (bases: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(bases, fc.array(mutations, { minLength: 1, maxLength: 6 }))
    .map(([base, accidents]) => accidents.reduce((text, mutate) => mutate(text), base))

/** Nearly always a backend that the configuration had. */
const variantsFor = (config: ConfigId): fc.Arbitrary<VariantId> => {
  const fitting = variants.filter((each) => backendOf(each).configs.includes(config))
  return fc.oneof(
    { weight: 19, arbitrary: fc.constantFrom(...fitting) },
    { weight: 1, arbitrary: fc.constantFrom(...variants) },
  )
}

const ruleSetIds: readonly RuleSetId[] = ['design', '2.6.30']

/** Questions to `analyze` on every backend, rule set and width; `seeds` are listings to mutate. */
export const analysisInputs = (seeds: readonly string[]): fc.Arbitrary<AnalysisInput> =>
  fc.constantFrom(...configs).chain((config) => {
    const written = writtenListings(config)
    return fc.record({
      listing: fc.oneof(
        { weight: 5, arbitrary: written },
        { weight: 5, arbitrary: mutatedListings(fc.oneof(fc.constantFrom(...seeds), written)) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
      ),
      config: fc.constant(config),
      variant: variantsFor(config),
      rules: fc.constantFrom(...ruleSetIds),
      nops: fc.constantFrom(...nopTablesOf(archOf(config))),
      scan: fc.boolean(),
      framePointer: fc.constantFrom(...framePointerChoices),
    })
  })
