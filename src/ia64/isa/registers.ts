/** Register files of an Itanium as far as the supported instructions name them. */
export type RegisterFile = 'gr' | 'br' | 'pr' | 'ar' | 'cr'

/** Application registers. Source: Itanium manual, volume 2, table of application registers; GNU as 2.40. */
const arNumbers: Readonly<Record<string, number>> = {
  k0: 0,
  k1: 1,
  k2: 2,
  k3: 3,
  k4: 4,
  k5: 5,
  k6: 6,
  k7: 7,
  rsc: 16,
  bsp: 17,
  bspstore: 18,
  rnat: 19,
  fcr: 21,
  eflag: 24,
  csd: 25,
  ssd: 26,
  cflg: 27,
  fsr: 28,
  fir: 29,
  fdr: 30,
  ccv: 32,
  unat: 36,
  fpsr: 40,
  itc: 44,
  ruc: 45,
  pfs: 64,
  lc: 65,
  ec: 66,
}

/** Control registers, from the same tables. */
const crNumbers: Readonly<Record<string, number>> = {
  dcr: 0,
  itm: 1,
  iva: 2,
  pta: 8,
  ipsr: 16,
  isr: 17,
  iip: 19,
  ifa: 20,
  itir: 21,
  iipa: 22,
  ifs: 23,
  iim: 24,
  iha: 25,
  iib0: 26,
  iib1: 27,
  lid: 64,
  ivr: 65,
  tpr: 66,
  eoi: 67,
  irr0: 68,
  irr1: 69,
  irr2: 70,
  irr3: 71,
  itv: 72,
  pmv: 73,
  cmcv: 74,
  lrr0: 80,
  lrr1: 81,
}

const namesOf = (numbers: Readonly<Record<string, number>>): ReadonlyMap<number, string> =>
  new Map(Object.entries(numbers).map(([name, number]) => [number, name]))

const arNames = namesOf(arNumbers)
const crNames = namesOf(crNumbers)

/** Names that stand for a general or branch register by the software convention. */
const aliases: Readonly<Record<string, string>> = {
  gp: 'r1',
  sp: 'r12',
  tp: 'r13',
  ret0: 'r8',
  ret1: 'r9',
  ret2: 'r10',
  ret3: 'r11',
  rp: 'b0',
}

/** How the present frame cuts the stacked registers: `in`, `loc` and `out` are names only. */
export interface FrameNames {
  readonly inputs: number
  readonly locals: number
  readonly outputs: number
}

export const firstStacked = 32

/** `in0` is r32, `loc0` follows the inputs, `out0` the locals; null for one that the frame does not have. */
function stackedNumber(kind: string, index: number, frame: FrameNames): number | null {
  const { inputs, locals, outputs } = frame
  const [start, count] =
    kind === 'in' ? [0, inputs] : kind === 'loc' ? [inputs, locals] : [inputs + locals, outputs]
  return index < count ? firstStacked + start + index : null
}

const counts: Readonly<Record<string, readonly [RegisterFile, number]>> = {
  r: ['gr', 128],
  b: ['br', 8],
  p: ['pr', 64],
  ar: ['ar', 128],
  cr: ['cr', 128],
}

export interface Register {
  readonly file: RegisterFile
  readonly number: number
}

/** `outside`: a name such as `out3` that the frame of the last alloc does not have. */
export type NamedRegister = Register | 'outside' | null

function numbered(name: string): Register | null {
  const [, letters = '', digits = ''] = /^(r|b|p|ar|cr)(\d{1,3})$/.exec(name) ?? []
  const [file, count] = counts[letters] ?? []
  const number = Number(digits)
  return file && count && number < count ? { file, number } : null
}

/** Reads a register's name, whatever its case. */
export function registerNamed(text: string, frame: FrameNames): NamedRegister {
  const name = text.toLowerCase()
  const [, kind, index] = /^(in|loc|out)(\d{1,2})$/.exec(name) ?? []
  if (kind && index) {
    const number = stackedNumber(kind, Number(index), frame)
    return number === null ? 'outside' : { file: 'gr', number }
  }
  if (name.startsWith('ar.')) return listed('ar', arNumbers, name.slice(3))
  if (name.startsWith('cr.')) return listed('cr', crNumbers, name.slice(3))
  return numbered(aliases[name] ?? name)
}

function listed(
  file: RegisterFile,
  numbers: Readonly<Record<string, number>>,
  name: string,
): Register | null {
  const number = numbers[name]
  return number === undefined ? null : { file, number }
}

/** Names as objdump prints them: plain numbers, and words for application and control registers. */
export function registerText(file: RegisterFile, number: number): string {
  switch (file) {
    case 'gr':
      return `r${number}`
    case 'br':
      return `b${number}`
    case 'pr':
      return `p${number}`
    case 'ar':
      return arNames.has(number) ? `ar.${arNames.get(number)}` : `ar${number}`
    case 'cr':
      return crNames.has(number) ? `cr.${crNames.get(number)}` : `cr${number}`
  }
}

/** Every name that means something, for suggestions. */
export const registerWords: readonly string[] = [
  ...Object.keys(aliases),
  ...Object.keys(arNumbers).map((name) => `ar.${name}`),
  ...Object.keys(crNumbers).map((name) => `cr.${name}`),
]
