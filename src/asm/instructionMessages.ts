import { diagnosticsOf } from '../base/diagnostic.ts'

const meant = (near: string | null, sign = '') => (near ? ` Did you mean "${sign}${near}"?` : '')
const bits = (arch: string) => (arch === 'x86-32' ? '32-bit' : '64-bit')

/** What an operand is, where a message lists those that were given. */
export const describedWords = {
  constant: 'a constant',
  memory: 'memory',
  rounding: 'a rounding mode',
  none: 'no operands',
  register: (name: string, size: number): string => `%${name} (${size} bits)`,
  classes: {
    seg: 'a segment register',
    cr: 'a control register',
    dr: 'a debug register',
    tr: 'a test register',
    st: 'an x87 register',
    ip: 'the instruction pointer',
  } as Readonly<Record<string, string>>,
  counts: (counts: readonly number[]): string =>
    `${counts.join(' or ')} operand${counts.at(-1) === 1 ? '' : 's'}`,
} as const

/** What may have been meant; stands behind the message. */
export const hintWords = {
  register: (name: string): string => ` Did you mean the register "%${name}"?`,
  oneMemory: ' At most one operand can be in memory.',
  destination: ' The destination stands last and cannot be a constant.',
} as const

/** Why registers make no address. */
export const addressWords = {
  noIndex: (name: string): string => `%${name} takes no index`,
  noPart: (name: string): string => `%${name} cannot be part of an address`,
  indexOnly: (name: string): string => `%${name} can be the index only`,
  notIndex: (name: string): string => `%${name} cannot be the index`,
  sizes: (base: string, index: string): string => `%${base} and %${index} differ in size`,
  no16: '64-bit code has no 16-bit addresses',
  pairs16:
    '16-bit addresses are (%bx,%si), (%bx,%di), (%bp,%si), (%bp,%di), (%si), (%di), (%bp), (%bx)',
} as const

/** Words of the instruction parser and encoder. */
export const instructionDiagnostic = diagnosticsOf({
  'asm/unknown-mnemonic': {
    severity: 'error',
    message: (name: string, near: string | null) =>
      `"${name}" is no instruction, directive or macro.${meant(near)}`,
  },
  'asm/unknown-register': {
    severity: 'error',
    message: (name: string, near: string | null) =>
      `There is no register "%${name}".${meant(near, '%')}`,
  },
  'asm/register-needs-64-bit': {
    severity: 'error',
    message: (name: string) => `%${name} exists on x86-64 only; this listing is for x86-32.`,
  },
  'asm/register-expected': {
    severity: 'error',
    message: () => 'A register is missing here, such as %eax.',
  },
  'asm/wrong-width': {
    severity: 'error',
    message: (name: string, arch: string) => `${bits(arch)} code has no "${name}".`,
  },
  'asm/operand-missing': {
    severity: 'error',
    message: () => 'An operand is missing here.',
  },
  'asm/operand-unexpected': {
    severity: 'error',
    message: (text: string) => `"${text}" cannot follow here. Operands are parted by commas.`,
  },
  'asm/operand-count': {
    severity: 'error',
    message: (name: string, count: number, accepted: string) =>
      `"${name}" takes ${accepted}, not ${count === 0 ? 'none' : count}.`,
  },
  'asm/operand-mismatch': {
    severity: 'error',
    message: (name: string, operands: string, hint: string) =>
      `"${name}" has no form for ${operands}.${hint}`,
  },
  'asm/operand-size': {
    severity: 'error',
    message: (name: string, suffixSize: number, register: string, registerSize: number) =>
      `The suffix of "${name}" says ${suffixSize} bits, but %${register} has ${registerSize}.`,
  },
  'asm/operand-sizes-differ': {
    severity: 'error',
    message: (first: string, firstSize: number, second: string, secondSize: number) =>
      `%${first} has ${firstSize} bits and %${second} has ${secondSize}: both must have the same size here.`,
  },
  'asm/immediate-range': {
    severity: 'error',
    message: (value: string, name: string) =>
      `${value} is too large for the immediate operand of "${name}".`,
  },
  'asm/displacement-range': {
    severity: 'error',
    message: (value: string) => `${value} does not fit into a signed 32-bit displacement.`,
  },
  'asm/scale': {
    severity: 'error',
    message: (text: string) => `The scale must be 1, 2, 4 or 8, not ${text}.`,
  },
  'asm/memory-operand': {
    severity: 'error',
    message: () =>
      'This is no memory operand. They read displacement(base,index,scale), for example 8(%esp) or foo(,%eax,4).',
  },
  'asm/base-index': {
    severity: 'error',
    message: (reason: string) => `This address cannot be formed: ${reason}.`,
  },
  'asm/star-missing': {
    severity: 'error',
    message: (name: string) =>
      `An indirect "${name}" needs a "*" before its operand: without it the operand itself would be the target.`,
  },
  'asm/star-unexpected': {
    severity: 'error',
    message: () => 'Only an indirect call or jump takes a "*".',
  },
  'asm/decoration': {
    severity: 'error',
    message: (text: string) => `"{${text}}" is not known here.`,
  },
  'asm/mask-place': {
    severity: 'error',
    message: (mask: string) => `{%${mask}} belongs behind the destination, the last operand.`,
  },
  'asm/modifier-unsupported': {
    severity: 'error',
    message: (modifier: string) =>
      `"@${modifier}" asks for a table of a position-independent program. This linker has none: drop it and name the symbol itself.`,
  },
  'asm/prefix-twice': {
    severity: 'error',
    message: (name: string) => `A prefix of the kind of "${name}" is there already.`,
  },
  'asm/lock-unexpected': {
    severity: 'error',
    message: (name: string) =>
      `"lock" goes only before instructions that change memory in one step, such as incl or cmpxchg; this "${name}" does not.`,
  },
  'asm/high-byte-register': {
    severity: 'error',
    message: (name: string) =>
      `%${name} cannot be used in an instruction that needs a REX prefix (one with %r8–%r15, %sil, %dil, %bpl, %spl or 64 bits).`,
  },
  'asm/segment-operand': {
    severity: 'error',
    message: () => 'A segment override reads %gs: before a memory operand.',
  },
})
