import type { Opcode } from '../x86/opcode.ts'
import { comparison } from './comparisons.ts'
import { mnemonicNames, opcodesOf } from '../x86/iced.ts'

/** One way to understand an AT&T mnemonic: Intel's name and what the spelling says besides. */
export interface Reading {
  readonly name: string
  readonly opcodes: readonly Opcode[]
  /** Bits of the operation that a suffix demands; 0 where there is none. */
  readonly size: number
  /** Bytes that the memory operand must cover (x87 and conversions); 0 where nothing says. */
  readonly memoryBytes: number
  /** Bits of the narrow source of `movzb…`; 0 for all others. */
  readonly sourceSize: number
  /** Comparison predicate or selector that the mnemonic names, the first operand in AT&T order. */
  readonly predicate: number | null
  /** `movabs`: 64-bit immediates and addresses only. */
  readonly absolute: boolean
}

/** Another name for an instruction, and what that says besides. */
export type Alias = Partial<Reading> & { readonly name: string }

const plain: Reading = {
  name: '',
  opcodes: [],
  size: 0,
  memoryBytes: 0,
  sourceSize: 0,
  predicate: null,
  absolute: false,
}

const named = (...names: readonly string[]): readonly Alias[] => names.map((name) => ({ name }))
const strings = (stem: string, sizes: string) =>
  named(...[...sizes].map((size) => `${stem}${size}`))

/** Mnemonics that Intel spells otherwise. They replace Intel's own name where the two differ in meaning. */
const aliases: Readonly<Record<string, readonly Alias[]>> = {
  cbtw: named('cbw'),
  cwtl: named('cwde'),
  cltq: named('cdqe'),
  cwtd: named('cwd'),
  cltd: named('cdq'),
  cqto: named('cqo'),
  sal: named('shl'),
  lret: named('retf'),
  lcall: named('lcall'),
  ljmp: named('ljmp'),
  movabs: [{ name: 'mov', absolute: true }],
  movz: named('movzx'),
  movzb: [{ name: 'movzx', sourceSize: 8 }],
  movzw: [{ name: 'movzx', sourceSize: 16 }],
  movsb: [{ name: 'movsb' }, { name: 'movsx', sourceSize: 8 }],
  movsw: [{ name: 'movsw' }, { name: 'movsx', sourceSize: 16 }],
  movsl: [
    { name: 'movsd', size: 32 },
    { name: 'movsxd', sourceSize: 32 },
  ],
  movs: strings('movs', 'bwdq'),
  cmps: strings('cmps', 'bwdq'),
  stos: strings('stos', 'bwdq'),
  lods: strings('lods', 'bwdq'),
  scas: strings('scas', 'bwdq'),
  ins: strings('ins', 'bwd'),
  outs: strings('outs', 'bwd'),
  movd: [{ name: 'movd' }, { name: 'movq', size: 64 }],
  vmovd: [{ name: 'vmovd' }, { name: 'vmovq', size: 64 }],
  pushf: named('pushf', 'pushfd', 'pushfq'),
  popf: named('popf', 'popfd', 'popfq'),
  pusha: named('pusha', 'pushad'),
  popa: named('popa', 'popad'),
  iret: named('iret', 'iretd', 'iretq'),
  sysretl: named('sysret'),
  sysexitl: named('sysexit'),
  fwait: named('wait'),
  xlat: named('xlatb'),
  ud2a: named('ud2'),
  ud2b: named('ud1'),
  icebp: named('int1'),
  fxsaveq: named('fxsave64'),
  fxrstorq: named('fxrstor64'),
  loopz: named('loope'),
  loopnz: named('loopne'),
  // Without operands these pop, which is what the forms without "p" cannot do.
  fadd: named('fadd', 'faddp'),
  fmul: named('fmul', 'fmulp'),
  fsub: named('fsub', 'fsubp'),
  fsubr: named('fsubr', 'fsubrp'),
  fdiv: named('fdiv', 'fdivp'),
  fdivr: named('fdivr', 'fdivrp'),
}

const conditions: Readonly<Record<string, string>> = {
  c: 'b',
  nae: 'b',
  nb: 'ae',
  nc: 'ae',
  z: 'e',
  nz: 'ne',
  na: 'be',
  nbe: 'a',
  pe: 'p',
  po: 'np',
  nge: 'l',
  nl: 'ge',
  ng: 'le',
  nle: 'g',
}

const suffixSizes: Readonly<Record<string, number>> = { b: 8, w: 16, l: 32, q: 64 }

/** Bytes in memory that x87 suffixes mean: for floating-point values, and for integers (`fild`, `fiadd`, …). */
const floatSuffixes: readonly (readonly [string, number])[] = [
  ['s', 4],
  ['l', 8],
  ['t', 10],
]
const integerSuffixes: readonly (readonly [string, number])[] = [
  ['ll', 8],
  ['q', 8],
  ['l', 4],
  ['s', 2],
]
/** x87 instructions with an integer in memory, which has 16 bits unless a suffix says otherwise. */
const integerNames = /^fi(?:ld|stt?p?|add|subr?|mul|divr?|comp?)$/
const vectorSuffixes: Readonly<Record<string, number>> = { x: 16, y: 32, z: 64 }

/** Vector instructions that have a predicate or a selector in their names. */
const comparing = /^(?:v?cmp.+[ps][dsh]|vpcmp\D.+|v?pclmul.+)$/

const known = new Map<string, readonly Reading[]>()

/** All readings of a mnemonic in lower case; none for one that no instruction has. */
export function readingsOf(mnemonic: string): readonly Reading[] {
  const remembered = known.get(mnemonic)
  if (remembered) return remembered
  const plainBytes = integerNames.test(mnemonic) ? 2 : 0
  const readings = [
    ...exact(mnemonic, 0).map((reading) => ({ ...reading, memoryBytes: plainBytes })),
    ...suffixed(mnemonic),
  ]
  if (readings.length > 0) known.set(mnemonic, readings)
  return readings
}

function exact(mnemonic: string, size: number): readonly Reading[] {
  const found = Object.hasOwn(aliases, mnemonic) ? (aliases[mnemonic] ?? []) : [{ name: mnemonic }]
  const list = found.some(({ name }) => opcodesNamed(name).length > 0)
    ? found
    : [...conditional(mnemonic), ...(comparing.test(mnemonic) ? comparison(mnemonic) : [])]
  return list
    .map((alias) => ({
      ...plain,
      ...alias,
      size: size === 0 ? (alias.size ?? 0) : size,
      opcodes: opcodesNamed(alias.name),
    }))
    .filter(({ opcodes }) => opcodes.length > 0)
}

function suffixed(mnemonic: string): readonly Reading[] {
  const stem = mnemonic.slice(0, -1)
  const last = mnemonic.slice(-1)
  const vectorBytes = mnemonic.startsWith('v') ? (vectorSuffixes[last] ?? 0) : 0
  if (vectorBytes > 0) {
    return exact(stem, 0).map((reading) => ({ ...reading, memoryBytes: vectorBytes }))
  }
  const size = suffixSizes[last] ?? 0
  const sized = size > 0 ? exact(stem, size) : []
  return mnemonic.startsWith('f') ? [...sized, ...floating(mnemonic)] : sized
}

function floating(mnemonic: string): readonly Reading[] {
  const suffixes = /^fi(?!n)/.test(mnemonic) ? integerSuffixes : floatSuffixes
  return suffixes.flatMap(([suffix, memoryBytes]) =>
    mnemonic.endsWith(suffix)
      ? exact(mnemonic.slice(0, -suffix.length), 0).map((reading) => ({ ...reading, memoryBytes }))
      : [],
  )
}

function conditional(mnemonic: string): readonly Alias[] {
  const [, stem, condition] = /^(cmov|set|j)(.+)$/.exec(mnemonic) ?? []
  const intel = condition === undefined ? undefined : conditions[condition]
  return intel === undefined ? [] : [{ name: `${stem}${intel}` }]
}

const isFar = (opcode: Opcode) =>
  opcode.operands.some((kind) => kind.startsWith('farbr') || kind === 'mem')

const farNames: Readonly<Record<string, string>> = { lcall: 'call', ljmp: 'jmp' }

/**
 * AT&T syntax inherited a mistake of its first assembler: where the destination is not the top of the stack, it
 * means the reversed operation by the plain name and the plain one by the reversed name.
 */
const reversed: Readonly<Record<string, string>> = {
  fsub: 'fsubr',
  fsubr: 'fsub',
  fsubp: 'fsubrp',
  fsubrp: 'fsubp',
  fdiv: 'fdivr',
  fdivr: 'fdiv',
  fdivp: 'fdivrp',
  fdivrp: 'fdivp',
}

const writesBelowTop = (opcode: Opcode) => opcode.operands[0] === 'sti_opcode'

/** Opcodes by name; far calls and jumps have AT&T names of their own. */
function opcodesNamed(name: string): readonly Opcode[] {
  const near = Object.hasOwn(farNames, name) ? farNames[name] : undefined
  if (near !== undefined) return opcodesOf(near).filter(isFar)
  const all = opcodesOf(name)
  if (name === 'call' || name === 'jmp') return all.filter((opcode) => !isFar(opcode))
  const other = Object.hasOwn(reversed, name) ? reversed[name] : undefined
  if (other === undefined) return all
  return [
    ...all.filter((opcode) => !writesBelowTop(opcode)),
    ...opcodesOf(other).filter(writesBelowTop),
  ]
}

/** Names to suggest from. */
export function* allMnemonics(): Iterable<string> {
  yield* Object.keys(aliases)
  yield* mnemonicNames()
}
