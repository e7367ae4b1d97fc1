/** The six flags that arithmetic leaves, as bits of the flags register. */
export const flag = {
  carry: 0x1,
  parity: 0x4,
  adjust: 0x10,
  zero: 0x40,
  sign: 0x80,
  overflow: 0x800,
}
export const allFlags = 0x8d5

const { carry, parity, adjust, zero, sign, overflow } = flag

/** What an instruction does to the flags, as the processors' manuals have it. */
export interface FlagEffects {
  readonly needs: number
  readonly defines: number
  /** Left with a value that no manual promises. */
  readonly undefines: number
}

const conditionFlags: Readonly<Record<string, number>> = {
  o: overflow,
  b: carry,
  e: zero,
  be: carry | zero,
  s: sign,
  p: parity,
  l: sign | overflow,
  le: sign | overflow | zero,
}
const opposites: Readonly<Record<string, string>> = {
  no: 'o',
  ae: 'b',
  ne: 'e',
  a: 'be',
  ns: 's',
  np: 'p',
  ge: 'l',
  g: 'le',
}

export const conditionNames = [...Object.keys(conditionFlags), ...Object.keys(opposites)]

const flagsOf = (condition: string): number =>
  conditionFlags[opposites[condition] ?? condition] ?? 0

const none: FlagEffects = { needs: 0, defines: 0, undefines: 0 }
const defining = (defines: number, undefines = 0, needs = 0): FlagEffects => ({
  needs,
  defines,
  undefines,
})
const needing = (needs: number): FlagEffects => ({ ...none, needs })

type Operands = readonly string[]
type Effects = FlagEffects | ((operands: Operands) => FlagEffects)

const results = carry | parity | zero | sign
const all = defining(allFlags)
const logic = defining(allFlags & ~adjust, adjust)
const multiplied = defining(carry | overflow, parity | adjust | zero | sign)
const stepped = defining(allFlags & ~carry)
const tested = defining(carry, parity | adjust | sign | overflow)
const scanned = defining(zero, allFlags & ~zero)

/** Memory counts as narrow: the operand alone does not tell. */
const bitsOf = (register: string): number => {
  if (!register.startsWith('%')) return 16
  if (/^%([abcd][lh]|spl|bpl|sil|dil|r\d+b)$/.test(register)) return 8
  if (/^%([abcd]x|sp|bp|si|di|r\d+w)$/.test(register)) return 16
  return /^%(r\D|r\d+$)/.test(register) ? 64 : 32
}

/** The count of a shift; null where only the run tells. */
function countOf(operands: Operands): number | null {
  const [by = '', target = ''] = [operands[0], operands.at(-1)]
  if (!by.startsWith('$')) return null
  return Number(by.slice(1)) & (bitsOf(target) === 64 ? 63 : 31)
}

function shifted(operands: Operands): FlagEffects {
  const count = countOf(operands)
  const narrow = bitsOf(operands.at(-1) ?? '') < 32
  if (count === null) return defining(0, overflow | adjust | (narrow ? carry : 0))
  if (count === 0) return none
  return count === 1 ? defining(results | overflow, adjust) : defining(results, overflow | adjust)
}

function rotated(operands: Operands, needs = 0): FlagEffects {
  const count = countOf(operands)
  if (count === null) return defining(0, overflow, needs)
  if (count === 0) return none
  return count === 1 ? defining(carry | overflow, 0, needs) : defining(carry, overflow, needs)
}

const table: Readonly<Record<string, Effects>> = {
  add: all,
  sub: all,
  cmp: all,
  neg: all,
  xadd: all,
  cmpxchg: all,
  cmps: all,
  scas: all,
  adc: defining(allFlags, 0, carry),
  sbb: defining(allFlags, 0, carry),
  and: logic,
  or: logic,
  xor: logic,
  test: logic,
  inc: stepped,
  dec: stepped,
  mul: multiplied,
  imul: multiplied,
  div: defining(0, allFlags),
  idiv: defining(0, allFlags),
  shl: shifted,
  shr: shifted,
  sar: shifted,
  shld: shifted,
  shrd: shifted,
  rol: (operands) => rotated(operands),
  ror: (operands) => rotated(operands),
  rcl: (operands) => rotated(operands, carry),
  rcr: (operands) => rotated(operands, carry),
  bt: tested,
  bts: tested,
  btr: tested,
  btc: tested,
  bsf: scanned,
  bsr: scanned,
  lahf: needing(allFlags & ~overflow),
  sahf: defining(allFlags & ~overflow),
  stc: defining(carry),
  clc: defining(carry),
  cmc: defining(carry, 0, carry),
  pushf: needing(allFlags),
  popf: all,
  loope: needing(zero),
  loopne: needing(zero),
  daa: defining(results | adjust, overflow, carry | adjust),
  das: defining(results | adjust, overflow, carry | adjust),
  aaa: defining(carry | adjust, parity | zero | sign | overflow, adjust),
  aas: defining(carry | adjust, parity | zero | sign | overflow, adjust),
  aam: defining(parity | zero | sign, carry | adjust | overflow),
  aad: defining(parity | zero | sign, carry | adjust | overflow),
  cmpxchg8b: defining(zero),
  cmpxchg16b: defining(zero),
  // The kernel's rule: no flag lives across a call.
  call: defining(0, allFlags),
}

const flagless = new Set(
  (
    'mov movabs movz movs movzb movzw movsb movsw movsl movslq movzbl movzwl movsbl movswl movd movq lea xchg ' +
    'bswap not push pop pusha popa enter leave nop jmp jecxz jrcxz loop ret cld cbtw cwtl cltq cwtd cltd ' +
    'cqto cpuid stos lods xlat'
  ).split(' '),
)

const found = (mnemonic: string): Effects | null => {
  const known = Object.hasOwn(table, mnemonic) ? table[mnemonic] : undefined
  return known ?? (flagless.has(mnemonic) ? none : null)
}

/** Effects of a statement's mnemonic and operands; a mnemonic that this table lacks is a bug. */
export function flagEffects(mnemonic: string, operands: Operands, repeated: boolean): FlagEffects {
  const [, condition] = /^(?:j|set|cmov)(\w+)$/.exec(mnemonic) ?? []
  if (condition !== undefined && conditionNames.includes(condition)) {
    return needing(flagsOf(condition))
  }
  const effects = found(mnemonic) ?? found(mnemonic.slice(0, -1))
  if (effects === null) throw new Error(`what ${mnemonic} does to the flags is not known`)
  // A repeated comparison that happens no times leaves the flags alone.
  if (repeated) return none
  return typeof effects === 'function' ? effects(operands) : effects
}
