import { form, type Form } from './form.ts'

/**
 * System instructions of the M unit. Source: Itanium manual, volume 3, formats M24 to M48; every row was
 * assembled with GNU as 2.40.
 */

const plain = (mnemonic: string, x2: string, x4: string): Form =>
  form('M24', 'M', mnemonic, '', `40:37=0 35:33=0 32:31=${x2} 30:27=${x4}`)

const stackEngine = (mnemonic: string, x4: string): Form =>
  form('M25', 'M', mnemonic, '', `40:37=0 35:33=0 32:31=0 30:27=${x4}`, {
    unpredicated: true,
    place: 'first',
  })

const system = (format: string, mnemonic: string, pattern: string, x6: string): Form =>
  form(format, 'M', mnemonic, pattern, `40:37=1 35:33=0 32:27=${x6}`)

/** GNU as holds these to the end of their group. */
const systemLast = (format: string, mnemonic: string, pattern: string, x6: string): Form =>
  form(format, 'M', mnemonic, pattern, `40:37=1 35:33=0 32:27=${x6}`, { place: 'last' })

const indexed = (name: string, write: string, read: string): readonly Form[] => [
  system('M42', 'mov', `${name}[r3]=r2`, write),
  system('M43', 'mov', `r1=${name}[r3]`, read),
]

/** Register files that are reached by an index; `x6` of the write, of the read 0x10 more. */
const files = ['rr', 'dbr', 'ibr', 'pkr', 'pmc', 'pmd'].flatMap((name, number) =>
  indexed(name, `0${number}`, `1${number}`),
)

const masks = ['sum', 'rum', 'ssm', 'rsm'].map((mnemonic, number) =>
  form('M44', 'M', mnemonic, 'imm24', `40:37=0 35:33=0 30:27=${4 + number}`),
)

export const formsM: readonly Form[] = [
  form('M37', 'M', 'break.m', 'imm21', '40:37=0 35:33=0 32:31=0 30:27=0'),
  form('M48', 'M', 'nop.m', 'imm21', '40:37=0 35:33=0 32:31=0 30:27=1 26=0'),
  form('M48', 'M', 'hint.m', 'imm21', '40:37=0 35:33=0 32:31=0 30:27=1 26=1'),
  plain('invala', '1', '0'),
  plain('fwb', '2', '0'),
  plain('mf', '2', '2'),
  plain('mf.a', '2', '3'),
  plain('srlz.d', '3', '0'),
  plain('srlz.i', '3', '1'),
  plain('sync.i', '3', '3'),
  stackEngine('loadrs', 'a'),
  stackEngine('flushrs', 'c'),
  ...masks,
  form('M28', 'M', 'fc', 'r3', '40:37=1 36=0 35:33=0 32:27=30'),
  form('M28', 'M', 'fc.i', 'r3', '40:37=1 36=1 35:33=0 32:27=30'),
  system('M29', 'mov.m', 'arM=r2', '2a'),
  system('M31', 'mov.m', 'r1=arM', '22'),
  form('M29', 'M', 'mov', 'arM=r2', '40:37=1 35:33=0 32:27=2a', { hidden: true, pseudo: true }),
  form('M31', 'M', 'mov', 'r1=arM', '40:37=1 35:33=0 32:27=22', { hidden: true, pseudo: true }),
  system('M32', 'mov', 'cr3=r2', '2c'),
  system('M33', 'mov', 'r1=cr3', '24'),
  form('M34', 'M', 'alloc', 'r1=ar.pfs,ins,locals,outs,rotating', '40:37=1 36=0 35:33=6 32:31=0', {
    shown: 'r1=ar.pfs,sof,sol,sor',
    unpredicated: true,
    place: 'first',
  }),
  system('M35', 'mov', 'psr.l=r2', '2d'),
  system('M36', 'mov', 'r1=psr', '25'),
  system('M35', 'mov', 'psr.um=r2', '29'),
  system('M36', 'mov', 'r1=psr.um', '21'),
  systemLast('M41', 'itc.d', 'r2', '2e'),
  systemLast('M41', 'itc.i', 'r2', '2f'),
  ...files,
  system('M43', 'mov', 'r1=cpuid[r3]', '17'),
  system('M42', 'itr.d', 'dtr[r3]=r2', '0e'),
  system('M42', 'itr.i', 'itr[r3]=r2', '0f'),
  system('M45', 'ptc.l', 'r3,r2', '09'),
  systemLast('M45', 'ptc.g', 'r3,r2', '0a'),
  systemLast('M45', 'ptc.ga', 'r3,r2', '0b'),
  system('M45', 'ptr.d', 'r3,r2', '0c'),
  system('M45', 'ptr.i', 'r3,r2', '0d'),
  system('M46', 'thash', 'r1=r3', '1a'),
  system('M46', 'ttag', 'r1=r3', '1b'),
  system('M46', 'tpa', 'r1=r3', '1e'),
  system('M46', 'tak', 'r1=r3', '1f'),
  system('M47', 'ptc.e', 'r3', '34'),
]
