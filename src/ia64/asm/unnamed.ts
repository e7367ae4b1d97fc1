import { type Effects, stem } from '../isa/effects.ts'
import { valuesOf } from '../isa/encode.ts'
import type { Decoded } from '../isa/print.ts'

/**
 * Something that an instruction reads or writes. A part is one of many that are not told apart here, a
 * single bit of ar.unat: two parts may well be different ones, but the whole has all of them in it.
 */
export interface Access {
  readonly name: string
  readonly part?: true
}

export interface Accesses {
  readonly reads: readonly Access[]
  readonly writes: readonly Access[]
}

export const whole = (...names: readonly string[]): readonly Access[] =>
  names.map((name) => ({ name }))
const part = (name: string): readonly Access[] => [{ name, part: true }]

/** Bits of the processor status register. Source: Itanium manual, volume 2, "Processor Status Register". */
const psrBits: readonly (readonly [bit: number, name: string])[] = [
  [1, 'be'],
  [2, 'up'],
  [3, 'ac'],
  [4, 'mfl'],
  [5, 'mfh'],
  [13, 'ic'],
  [14, 'i'],
  [15, 'pk'],
  [17, 'dt'],
  [18, 'dfl'],
  [19, 'dfh'],
  [20, 'sp'],
  [21, 'pp'],
  [22, 'di'],
  [23, 'si'],
  [24, 'db'],
  [25, 'lp'],
  [26, 'tb'],
  [27, 'rt'],
]

const psr = (mask: number): readonly Access[] =>
  psrBits.flatMap(([bit, name]) => ((mask >> bit) & 1 ? whole(`psr.${name}`) : []))

const userMask = 0x3f
const lowerHalf = -1

/** What has no name in the assembler's language; the words for these stand with the messages. */
const stackEngine = 'rse'
const translations = 'tc'

const leavesFrame: Accesses = {
  reads: whole(stackEngine),
  writes: whole('cfm', stackEngine),
}
const insertsTranslation: Accesses = {
  reads: whole(translations),
  writes: whole(translations),
}
const purgesTranslation: Accesses = { reads: part(translations), writes: part(translations) }

/**
 * What goes with a register that an operand names, `cr.eoi=` for a write and `=cr.ivr` for a read, and with
 * a mnemonic. Source: Itanium manual, volume 3, "Resource and Dependency Semantics"; each pair of
 * instructions is held to what GNU as 2.40 warns of (unnamed.test.ts).
 */
const rows: Readonly<Record<string, Partial<Accesses>>> = {
  'psr.l=': { writes: psr(lowerHalf) },
  '=psr': { reads: psr(lowerHalf) },
  'psr.um=': { writes: psr(userMask) },
  '=psr.um': { reads: psr(userMask) },
  // To read it is to take the interrupt, to write the other to end it.
  '=cr.ivr': { writes: whole('cr.ivr') },
  'ar.bspstore=': { reads: whole('ar.rsc', stackEngine), writes: whole('ar.rnat', stackEngine) },
  '=ar.bspstore': { reads: whole('ar.rsc', stackEngine) },
  '=ar.bsp': { reads: whole(stackEngine) },
  'ar.rnat=': { reads: whole('ar.rsc', stackEngine) },
  '=ar.rnat': { reads: whole('ar.rsc', stackEngine) },
  'st8.spill': { writes: part('ar.unat') },
  'ld8.fill': { reads: part('ar.unat') },
  alloc: { writes: whole('cfm', stackEngine) },
  flushrs: { writes: whole(stackEngine) },
  loadrs: { writes: whole(stackEngine) },
  cover: leavesFrame,
  clrrrb: { writes: whole('cfm') },
  'clrrrb.pr': { writes: whole('cfm') },
  epc: { reads: whole('ar.pfs'), writes: whole('psr.cpl') },
  'br.call': { ...leavesFrame, reads: whole('ar.ec', stackEngine) },
  'brl.call': { ...leavesFrame, reads: whole('ar.ec', stackEngine) },
  'br.ret': { ...leavesFrame, writes: whole('cfm', stackEngine, 'ar.ec', 'psr.cpl') },
  rfi: { ...leavesFrame, writes: [...leavesFrame.writes, ...psr(lowerHalf), ...whole('psr.cpl')] },
  'itr.d': insertsTranslation,
  'itr.i': insertsTranslation,
  'itc.d': insertsTranslation,
  'itc.i': insertsTranslation,
  'ptc.l': purgesTranslation,
  'ptc.e': purgesTranslation,
  'ptc.g': purgesTranslation,
  'ptc.ga': purgesTranslation,
  'ptr.d': purgesTranslation,
  'ptr.i': purgesTranslation,
}

const nothing: Accesses = { reads: [], writes: [] }

/** `rr[r9]`, of which nothing but the register of the index is known. */
function indexed({ form, word }: Decoded): Accesses {
  if (form?.mnemonic !== 'mov' || (form.format !== 'M42' && form.format !== 'M43')) return nothing
  const file = form.syntax.find((each) => each.kind === 'literal' && /^\w+$/.test(each.text))
  if (file?.kind !== 'literal') return nothing
  const access = whole(`${file.text}[r${valuesOf(form, word).r3}]`)
  return form.format === 'M42' ? { reads: [], writes: access } : { reads: access, writes: [] }
}

/** ssm, rsm, sum and rum write the bits of their mask. */
function masked({ form, word }: Decoded): Accesses {
  if (form?.format !== 'M44') return nothing
  return { reads: [], writes: psr(Number(valuesOf(form, word).imm24 ?? 0n)) }
}

/** What an instruction reads and writes beside what its operands name; only dependencies go by it. */
export function unnamedOf(decoded: Decoded, { reads, writes }: Effects): Accesses {
  const { form } = decoded
  if (form === null) return nothing
  const keys = [
    stem(form.mnemonic),
    ...reads.map((name) => `=${name}`),
    ...writes.map((name) => `${name}=`),
  ]
  const found = [indexed(decoded), masked(decoded), ...keys.map((key) => rows[key] ?? nothing)]
  return {
    reads: found.flatMap((each) => each.reads ?? []),
    writes: found.flatMap((each) => each.writes ?? []),
  }
}
